// SPDX-License-Identifier: MIT
// Any bytes as a practice: read, and when it is one, run from its first step to its last.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "practice/practice_file.hpp"
#include "practice/practice_timeline.hpp"
#include "sound/practice_sound.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace eupnea;
    const std::string_view toml{reinterpret_cast<const char*>(data), size};
    const auto practice = parse_practice(toml, "folder/fuzzed.toml");
    if (!practice) {
        if (practice.error().empty()) std::abort(); // refused without a sentence
        return 0;
    }
    for (const Seconds length : {Seconds{0.0}, Seconds{60.0}, Seconds{7200.0}}) {
        const PracticeTimeline timeline{*practice, length};
        if (!(timeline.length() > Seconds{0.0})) std::abort();
        if (events_of(timeline).empty()) std::abort();
    }
    return 0;
}
