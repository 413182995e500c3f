// SPDX-License-Identifier: MIT
// Sealed libraries, and what somebody else sees of them.
#pragma once

#include <fstream>

#include "cheap_passphrase.hpp"
#include "library/diary.hpp"
#include "library/people.hpp"
#include "library/sealing/library_seal.hpp"
#include "library_room.hpp"

/// The program holds the key for as long as this lives.
class Unlocked {
public:
    explicit Unlocked(eupnea::HeldKey key) { eupnea::hold(std::move(key)); }
    ~Unlocked() { eupnea::hold(nullptr); }
    Unlocked(const Unlocked&) = delete;
    Unlocked& operator=(const Unlocked&) = delete;
};

inline const std::string its_passphrase = "four words nobody guesses";

inline eupnea::HeldKey fresh_key()
{
    const auto key = eupnea::new_library_key(eupnea::Passphrase{its_passphrase}, cheap);
    REQUIRE(key);
    return *key;
}

inline eupnea::HeldKey key_from_passphrase(const std::filesystem::path& library)
{
    const auto key = eupnea::unlock(library, eupnea::Passphrase{its_passphrase});
    REQUIRE(key);
    return *key;
}

/// Everything in the library is sealed from now on, and the program does not hold the key.
inline void seal(const std::filesystem::path& library)
{
    const auto done = eupnea::seal_library(library, fresh_key(), 1'763'000'000'000);
    if (!done) FAIL(done.error().sentence);
}

inline std::int64_t recorded(const std::filesystem::path& library,
                             const std::vector<eupnea::Event>& events,
                             const std::string& person = {})
{
    eupnea::Recorder recorder{library, [&] { return person; }};
    for (const eupnea::Event& event : events) {
        recorder.on(event);
        if (std::holds_alternative<eupnea::State>(event)) REQUIRE_FALSE(recorder.commit());
    }
    REQUIRE_FALSE(recorder.commit());
    return recorder.session().value();
}

inline std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Every byte that lies in a folder, under whatever name.
inline std::string bytes_in(const std::filesystem::path& folder)
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all += bytes_of(entry.path());
    return all;
}

inline void change(const std::filesystem::path& library, const char* sql)
{
    auto db = eupnea::Database::open(library, SQLITE_OPEN_READWRITE);
    REQUIRE(db);
    REQUIRE(db->run(sql));
}
