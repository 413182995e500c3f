// SPDX-License-Identifier: MIT
// What a seal costs: recording a session, and opening it. Both libraries side by side, the best of several turns.
// usage: eupnea_sealing [MINUTES [TURNS]]     default: a session of 20 minutes, 5 turns
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "library/sealing/library_seal.hpp"
#include "library/session_reader.hpp"
#include "support/made_session.hpp"

namespace {

using namespace eupnea;
namespace fs = std::filesystem;

void must(bool done)
{
    if (done) return;
    fmt::print(stderr, "The library cannot be used.\n");
    std::exit(1);
}

struct Cost {
    double recording_ms = 1e9; ///< of processor time, all commits together
    double opening_ms = 1e9;   ///< every event and sample of the session
    std::size_t events = 0;
};

double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure_recording(const fs::path& path, int seconds, Cost& cost)
{
    Recorder recorder{path};
    recorder.on(SessionStart{at(0s), 0, 0s, Seconds{1.0 * seconds}, Origin::live, "sensor"});
    const double begin = processor_ms();
    for (int second = 0; second < seconds; ++second) {
        record_signals(recorder, second);
        record_found(recorder, second);
        must(!recorder.commit());
    }
    cost.recording_ms = std::min(cost.recording_ms, processor_ms() - begin);
    recorder.on(SessionEnd{at(Seconds{1.0 * seconds})});
    must(!recorder.commit());
}

void measure_opening(const fs::path& path, Cost& cost)
{
    const double begin = processor_ms();
    auto reader = SessionReader::open(path, 1, SessionPart::all);
    must(reader.has_value());
    for (cost.events = 0; reader->next();) ++cost.events;
    cost.opening_ms = std::min(cost.opening_ms, processor_ms() - begin);
}

void measure(const fs::path& path, int seconds, const HeldKey& key, Cost& cost)
{
    if (key) must(Library::open_for_writing(path, key).has_value());
    measure_recording(path, seconds, cost);
    measure_opening(path, cost);
    fs::remove(path);
    fs::remove(key_file_of(path));
}

void print(std::string_view what, double plain, double sealed)
{
    fmt::print("  {:<28} {:9.1f} ms {:9.1f} ms {:+7.1f} %\n", what, plain, sealed,
               100.0 * (sealed / plain - 1.0));
}

} // namespace

int main(int argc, char** argv)
{
    const int seconds = 60 * (argc > 1 ? std::atoi(argv[1]) : 20);
    const int turns = argc > 2 ? std::atoi(argv[2]) : 5;
    const fs::path folder = fs::temp_directory_path() / "eupnea-sealing-bench";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto key = new_library_key(Passphrase{"of the bench alone"});
    must(key.has_value());
    Cost plain;
    Cost sealed;
    for (int turn = 0; turn < turns; ++turn) {
        hold(nullptr);
        measure(folder / "plain.db", seconds, nullptr, plain);
        hold(*key);
        measure(folder / "sealed.db", seconds, *key, sealed);
    }
    must(plain.events == sealed.events);
    fmt::print("{} minutes of ECG at 250 samples/s, a belt at 50 and what is found in them; "
               "processor time\n",
               seconds / 60);
    fmt::print("  {:<28} {:>12} {:>12}\n", "", "no seal", "sealed");
    print("recording, a commit a second", plain.recording_ms, sealed.recording_ms);
    print("opening the whole session", plain.opening_ms, sealed.opening_ms);
    fs::remove_all(folder);
}
