// SPDX-License-Identifier: MIT
// Any bytes as a library: either as the file itself, or as the rows of one session in a good file. Whatever can be
// read of it goes through the pipeline, as in `eupnea analyze`.
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/kept_edits.hpp"
#include "library/session_reader.hpp"
#include "library/usual_baseline.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"

namespace {

using namespace eupnea;
namespace fs = std::filesystem;

/// Takes values off the front of the input; zeros when it is used up.
struct Bytes {
    std::span<const std::uint8_t> left;

    template <class T>
    T take()
    {
        T value{};
        const std::size_t n = std::min(sizeof value, left.size());
        std::memcpy(&value, left.data(), n);
        left = left.subspan(n);
        return value;
    }
    std::span<const std::uint8_t> take_some(std::size_t n)
    {
        const auto some = left.first(std::min(n, left.size()));
        left = left.subspan(some.size());
        return some;
    }
};

struct Place {
    fs::path folder = fs::temp_directory_path() / ("eupnea-fuzz-" + std::to_string(getpid()));
    fs::path library = folder / "library.db";
    fs::path good = folder / "good.db";

    Place()
    {
        fs::create_directories(folder);
        auto made = Library::open_for_writing(good);
        if (!made) std::abort();
        Statement row{
            made->database(),
            "INSERT INTO session (number, begun_unix_ms, device, origin, planned_s, writer) "
            "VALUES (1, 0, 'sensor', 'live', 0, '')"};
        if (!row.run()) std::abort();
    }
    ~Place() { fs::remove_all(folder); }
};

std::string_view text_of(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// An event's kind and body, or a chunk of samples, at any place in the session.
bool put_row(Library& library, Bytes& bytes)
{
    const auto kind = bytes.take<std::uint8_t>();
    const auto place = kind & 1 ? bytes.take<std::int64_t>() : bytes.take<std::uint8_t>();
    const auto first = bytes.take_some(bytes.take<std::uint8_t>());
    const auto second = bytes.take_some(bytes.take<std::uint16_t>());
    if (kind & 2) {
        Statement put{library.database(),
                      "INSERT OR IGNORE INTO samples (session, first, body) VALUES (1, ?, ?)"};
        return put.bind(std::int64_t{place}).bind(second).run().has_value();
    }
    Statement put{library.database(), "INSERT OR IGNORE INTO event VALUES (1, ?, ?, 0, ?, ?)"};
    return put.bind(std::int64_t{place})
        .bind(std::int64_t{place})
        .bind(text_of(first))
        .bind(text_of(second))
        .run()
        .has_value();
}

void fill_with_rows(const Place& place, Bytes bytes)
{
    fs::copy_file(place.good, place.library, fs::copy_options::overwrite_existing);
    auto library = Library::open_for_writing(place.library);
    if (!library) std::abort();
    if (!library->database().run("PRAGMA synchronous = OFF; BEGIN")) std::abort();
    for (int rows = 0; rows < 200 && !bytes.left.empty(); ++rows)
        if (!put_row(*library, bytes)) break;
    if (!library->database().run("COMMIT")) std::abort();
}

void read_session(const fs::path& path, std::int64_t number)
{
    auto reader = SessionReader::open(path, number, SessionPart::inputs);
    if (!reader) return;
    Session session;
    Pipeline pipeline{[&](const Event& event) { session.apply(event); }};
    for (int count = 0; count < 200'000; ++count) {
        const auto event = reader->next();
        if (!event) break;
        session.apply(*event);
        pipeline(*event);
    }
    if (reader->notes().size() > 21) std::abort();
}

void read_everything(const fs::path& path)
{
    const auto library = Library::open_for_reading(path);
    if (!library) {
        if (library.error().sentence.empty()) std::abort();
        return;
    }
    const auto sessions = library->sessions();
    if (sessions)
        for (std::size_t i = 0; i < std::min<std::size_t>(4, sessions->size()); ++i)
            read_session(path, (*sessions)[i].number);
    if (const auto paces = earlier_paces_in(path); !paces && paces.error().sentence.empty())
        std::abort();
    if (const auto usual = usual_baseline_in(path); !usual && usual.error().sentence.empty())
        std::abort();
    if (auto diary = Diary::open(path); diary && !diary->entries() && !diary->goals()) return;
    if (const auto edited = edited_session(path, 1); !edited && edited.error().sentence.empty())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Place place;
    if (size == 0) return 0;
    const Bytes bytes{{data + 1, size - 1}};
    if (data[0] % 2 == 0) {
        std::ofstream file{place.library, std::ios::binary};
        file.write(reinterpret_cast<const char*>(bytes.left.data()),
                   static_cast<std::streamsize>(bytes.left.size()));
        file.close();
    } else {
        fill_with_rows(place, bytes);
    }
    read_everything(place.library);
    return 0;
}
