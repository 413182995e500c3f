// SPDX-License-Identifier: MIT
#include "scenes.hpp"

namespace eupnea {

namespace {

const Stage room{.length = Seconds{20}, .begun = false};
const Stage ended{.length = Seconds{600}, .ended = true};
const std::string letter = "Dear you,\nI can see how tired you are, and how much you carried.\n";

/// Beside a practice.
const Scene pages[] = {
    {"begin", room},
    {"choose", room, "p\v\v\v\v\v\v\v\v\v"},
    {"choose_first", room, "p"},
    {"choose_no_questions", room, "pcss\v\v\v\v"},
    {"pace_page", room, "f"},
    {"help", room, "?"},
    {"read", room, "r"},
    {"read_further", room, "r\v\v\v\v\v\v\v"},
    {"journal", room, "j"},
    {"journal_second", room, "j\v"},
    {"journal_questions", room, "jw\v\v"},
    {"journal_writing", room, "jw\v\v\nIt rained, and I walked home slowly"},
    {"journal_found", room, "jflight"},
    {"journal_taking_out", room, "jd"},
    {"goals", room, "g"},
    {"goals_setting", room, "gnTen quiet minutes\v"},
    {"goals_plan", room, "gc\f"},
};

const Scene people[] = {
    {.name = "people", .stage = room, .shared = true},
    {.name = "people_found", .stage = room, .keys = "be", .shared = true},
    {.name = "people_new", .stage = room, .keys = "Zoe\t", .shared = true},
    {.name = "people_one", .stage = room, .keys = "\f", .shared = true},
    {.name = "people_deleting", .stage = room, .keys = "\fd", .shared = true},
    {.name = "people_begin", .stage = room, .keys = "\n", .shared = true},
};

const Scene questions[] = {
    {"check_in", room, "\f\f", "arrive", true},
    {"check_in_help", room, "?", "arrive", true},
    {"check_in_body", room, "\ntight shoulders", "arrive", true},
    {"check_in_minds", room, "\n\n\n\n\n\n", "arrive", true},
    {"check_in_words", room, "\n\n\n\n\n\n\n\nI may rest", "kind-words", true},
    {"check_out", ended, "", "arrive", true},
    {"check_out_comfort", ended, "\n\f\f", "arrive", true},
    {"check_out_line", ended, "\n\n\n\n\n\n\n\nA slow walk home", "arrive", true},
};

const Scene under_way[] = {
    {"practice", {.length = Seconds{143.6}}},
    {"practice_start", {.length = Seconds{12.2}, .origin = Origin::simulated}},
    {"practice_quiet", {.length = Seconds{33.0}, .quiet = true}},
    {"practice_no_belt", {.length = Seconds{143.6}, .belt = false}},
    {"practice_lost",
     {.length = Seconds{140.0}, .lost_from = Seconds{132.0}, .lost_until = Seconds{500.0}}},
    {"practice_gap",
     {.length = Seconds{143.0}, .lost_from = Seconds{122.0}, .lost_until = Seconds{128.0}}},
    {"practice_wide_heart", {.length = Seconds{143.6}, .swing_bpm = 70.0}},
    {.name = "practice_bar", .stage = {.length = Seconds{143.6}}, .reduced_motion = true},
    {"practice_help", {.length = Seconds{143.6}}, "?"},
    {"guided", {.length = Seconds{150}}, "", "resonance"},
    {"guided_long_words", {.length = Seconds{100}}, "", "safe-place"},
    {"guided_no_numbers", {.length = Seconds{100}}, "h", "safe-place"},
    {"guided_paused", {.length = Seconds{100}}, " ", "safe-place"},
    {"guided_free", {.length = Seconds{230}}, "", "kind-words"},
    {"guided_each_breath", {.length = Seconds{150}}, "", "giving-compassion"},
    {"guided_eyes_closed", {.length = Seconds{300}}, "", "kind-words", false, Seconds{200}},
    {"guided_elsewhere", {.length = Seconds{20}}, "", "in-the-day", false, Seconds{0}},
    {"guided_letter", {.length = Seconds{240}}, letter + "Perhaps", "letter"},
    {.name = "guided_letter_read",
     .stage = {.length = Seconds{500}},
     .practice = "letter",
     .own_words = {"Dear you,", "I can see how tired you are."}},
    {.name = "guided_own_words",
     .stage = {.length = Seconds{423}},
     .practice = "kind-words",
     .own_words = {"I may rest", "Nobody has to be perfect before breakfast"}},
    {"guided_last_words", {.length = Seconds{895}}, "", "safe-place"},
    {"ground", {.length = Seconds{40}}, "", "ground"},
    {.name = "ground_between",
     .stage = {.length = Seconds{340}},
     .practice = "safe-place",
     .ground_at = Seconds{300}},
};

const Scene afterwards[] = {
    {"after",
     {.length = Seconds{600},
      .ended = true,
      .lost_from = Seconds{290},
      .lost_until = Seconds{312}}},
    {"after_short", {.length = Seconds{8}, .belt = false, .ended = true}},
    {"after_wide_heart", {.length = Seconds{600}, .ended = true, .swing_bpm = 70.0}},
    {"after_guided", ended, "", "arrive"},
    {"after_words", ended, "", "kind-words"},
    {"after_letter", ended, letter, "letter", false, Seconds{240}},
};

} // namespace

std::vector<Scene> gallery_scenes()
{
    std::vector<Scene> scenes;
    for (const std::span<const Scene> part :
         {std::span<const Scene>{pages}, {people}, {questions}, {under_way}, {afterwards}})
        scenes.insert(scenes.end(), part.begin(), part.end());
    return scenes;
}

} // namespace eupnea
