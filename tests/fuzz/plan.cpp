// SPDX-License-Identifier: MIT
// Any bytes as a session plan, and as a questionnaire: read, and when it is a plan, made into a practice and run.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "practice/practice_timeline.hpp"
#include "practice/session_plan_file.hpp"
#include "sound/practice_sound.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace eupnea;
    const std::string_view toml{reinterpret_cast<const char*>(data), size};
    const auto asked = parse_questionnaire(toml, "folder/fuzzed.toml");
    if (!asked && asked.error().empty()) std::abort(); // refused without a sentence
    if (asked)
        for (const QuestionnaireItem& item : asked->items)
            if (item.from < 0 || item.from >= item.to || item.to > 255) std::abort();

    const auto plan = parse_session_plan(toml, "folder/fuzzed.toml");
    if (!plan) {
        if (plan.error().empty()) std::abort();
        return 0;
    }
    const PracticeCatalog no_practices;
    QuestionnaireCatalog questionnaires;
    questionnaires.questionnaires.emplace_back().name = "tension";
    const auto practice = practice_of(*plan, {no_practices, questionnaires});
    if (!practice) {
        if (practice.error().empty()) std::abort();
        return 0;
    }
    const PracticeTimeline timeline{*practice, Seconds{0.0}};
    if (!(timeline.length() > Seconds{0.0}) || events_of(timeline).empty()) std::abort();
    return 0;
}
