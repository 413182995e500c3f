// SPDX-License-Identifier: MIT
#include "practice/practice_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/small_file.hpp"
#include "practice/practice_checks.hpp"
#include "practice/scene_names.hpp"
#include "practice/step_keys.hpp"
#include "practice/toml_reader.hpp"

namespace eupnea {

namespace {

/// "1:30" or a number of seconds.
std::optional<Seconds> time_in(const toml::node& node)
{
    if (const auto number = node.value<double>();
        number && std::isfinite(*number) && *number >= 0.0)
        return Seconds{*number};
    const auto text = node.value<std::string>();
    int minutes = 0;
    int seconds = 0;
    char rest = 0;
    if (!text || std::sscanf(text->c_str(), "%4d:%2d%c", &minutes, &seconds, &rest) != 2)
        return std::nullopt;
    if (minutes < 0 || seconds < 0 || seconds > 59) return std::nullopt;
    return Seconds{minutes * 60.0 + seconds};
}

void read_cue(TomlReader& reader, const toml::table& table, PracticePrompt& prompt)
{
    const toml::node* node =
        reader.need(table, "at", "a time such as \"0:30\", or \"each breath\"");
    if (!node) return;
    const std::string word = node->value<std::string>().value_or("");
    if (word == "each breath" || word == "each inhale") {
        prompt.cue = Cue::each_inhale;
    } else if (word == "each exhale") {
        prompt.cue = Cue::each_exhale;
    } else if (const auto time = time_in(*node)) {
        prompt.time = *time;
    } else {
        reader.expected(*node, "at",
                        "a time such as \"0:30\", \"each breath\", \"each inhale\" or "
                        "\"each exhale\"");
    }
}

PracticePrompt read_prompt(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "a prompt", {"at", "say"});
    PracticePrompt prompt;
    read_cue(reader, table, prompt);
    const auto* node = reader.need(table, "say", "the words, in quotes");
    if (!node) return prompt;
    prompt.say = reader.texts(*node, "say");
    if (prompt.cue == Cue::at_time && prompt.say.size() > 1)
        reader.complain(*node, "a list of words takes turns with the breath; at a time, say one "
                               "thing, or write at = \"each breath\".");
    return prompt;
}

/// Timed prompts first, in order of time; then those of the inhale, then those of the exhale.
void sort(std::vector<PracticePrompt>& prompts)
{
    std::ranges::stable_sort(prompts, {}, [](const PracticePrompt& prompt) {
        return std::pair{prompt.cue, prompt.time};
    });
}

PracticeStep read_step(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "a step",
                {"title", "minutes", "breathing", "eyes", "writing", "narration", "prompt"});
    PracticeStep step;
    step.title = reader.text(table, "title");
    step.length = reader.minutes(table, "minutes");
    step.writing = reader.flag(table, "writing");
    step.narration = reader.text_if_any(table, "narration");
    if (const toml::node* node = table.get("narration"))
        step.narration_line = node->source().begin.line;
    read_breathing(reader, table, step);
    read_eyes(reader, table, step);
    for (const toml::table* prompt : reader.tables(table, "prompt"))
        step.prompts.push_back(read_prompt(reader, *prompt));
    sort(step.prompts);
    check_step(reader, table, step);
    return step;
}

std::string read_scene(TomlReader& reader, const toml::table& table)
{
    std::string scene = reader.text_if_any(table, "scene");
    if (!scene.empty() && !is_scene_name(scene))
        reader.expected(*table.get("scene"), "scene",
                        fmt::format("one of {}", fmt::join(scene_names, ", ")));
    return scene;
}

Practice read_whole(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "a practice",
                {"title", "purpose", "origin", "order", "scene", "shortest", "words_before",
                 "cautions", "questions", "step"});
    Practice practice;
    practice.title = reader.text(table, "title");
    practice.purpose = reader.text(table, "purpose");
    practice.origin = reader.text(table, "origin");
    practice.order = reader.whole_number_if_any(table, "order", practice.order);
    practice.scene = read_scene(reader, table);
    practice.words_before = reader.text_if_any(table, "words_before");
    practice.cautions = reader.texts_if_any(table, "cautions");
    practice.questions = reader.texts_if_any(table, "questions");
    for (const toml::table* step : reader.tables(table, "step"))
        practice.steps.push_back(read_step(reader, *step));
    practice.shortest =
        table.contains("shortest") ? reader.minutes(table, "shortest") : practice.length() / 2;
    check_practice(reader, table, practice);
    return practice;
}

} // namespace

Result<Practice, UserMessages> parse_practice(std::string_view toml,
                                              const std::filesystem::path& path)
{
    TomlReader reader{path.filename().string()};
    const auto table = reader.parse(toml);
    if (!table) return fail(std::move(reader).messages());
    Practice practice = read_whole(reader, *table);
    practice.name = path.stem().string();
    practice.folder = path.parent_path();
    if (!reader.messages().empty()) return fail(std::move(reader).messages());
    return practice;
}

Result<Practice, UserMessages> read_practice(const std::filesystem::path& path)
{
    const auto toml = read_small_file(path);
    if (!toml) return fail(UserMessages{toml.error()});
    return parse_practice(*toml, path);
}

} // namespace eupnea
