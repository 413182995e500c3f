// SPDX-License-Identifier: MIT
#include "practice/session_plan_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/own_folders.hpp"
#include "base/small_file.hpp"
#include "practice/practice_checks.hpp"
#include "practice/step_keys.hpp"
#include "practice/toml_folder.hpp"
#include "practice/toml_reader.hpp"

namespace eupnea {

namespace {

constexpr Seconds likely_length{120.0}; ///< of what ends at a key, where nothing else is written

/// What a block may do, and what it is called where its author gave it no title.
struct Doing {
    std::string_view word;
    std::string_view title;
    bool talk;
};
constexpr std::array doings{
    Doing{"ask", "How is it just now?", true},
    Doing{"talk", "A word together", true},
    Doing{"quiet", "Breathing as you like", false},
    Doing{"breathe", "Breathing with the guide", false},
    Doing{"practice", "", false},
};

const Doing* read_doing(TomlReader& reader, const toml::table& table)
{
    constexpr std::string_view expectation =
        "\"ask\", \"talk\", \"quiet\", \"breathe\" or \"practice\"";
    const toml::node* node = reader.need(table, "do", expectation);
    if (!node) return nullptr;
    const auto found =
        std::ranges::find(doings, node->value<std::string>().value_or(""), &Doing::word);
    if (found != doings.end()) return &*found;
    reader.expected(*node, "do", expectation);
    return nullptr;
}

/// "minutes", or until = "key", or both: then the minutes are what is likely.
void read_length(TomlReader& reader, const toml::table& table, PlanBlock& block)
{
    const toml::node* until = table.get("until");
    if (until && until->value<std::string>() != "key")
        reader.expected(*until, "until", "\"key\": somebody goes on by hand");
    if (until) block.step.end = StepEnd::at_key;
    if (table.contains("minutes"))
        block.step.length = reader.minutes(table, "minutes");
    else if (until)
        block.step.length = likely_length;
    else if (block.practice.empty())
        reader.complain(table, "a block has \"minutes\", or until = \"key\".");
    if (!block.practice.empty() && !table.contains("minutes")) block.step.length = Seconds{0.0};
}

void read_words(TomlReader& reader, const toml::table& table, PracticeStep& step)
{
    const std::string say = reader.text_if_any(table, "say");
    if (say.empty()) return;
    step.prompts.push_back({Cue::at_time, Seconds{0.0}, {say}});
    check_step(reader, table, step);
    if (step.end == StepEnd::at_length && step.length < reading_time(say))
        reader.complain(table,
                        fmt::format("these words take {:.1f} s to read, longer than the block.",
                                    reading_time(say).count()));
}

void read_practice_words(TomlReader& reader, const toml::table& table, PlanBlock& block)
{
    block.practice = reader.text(table, "practice");
    block.practice_step = reader.text_if_any(table, "step");
}

PlanBlock read_block(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "a block",
                {"do", "title", "minutes", "until", "say", "eyes", "breathing", "practice", "step",
                 "questions"});
    PlanBlock block;
    block.line = table.source().begin.line;
    const Doing* doing = read_doing(reader, table);
    if (!doing) return block;
    const auto only_with = [&](std::string_view key, std::string_view word) {
        if (table.contains(key) && doing->word != word)
            reader.complain(*table.get(key),
                            fmt::format("\"{}\" belongs to do = \"{}\".", key, word));
    };
    only_with("breathing", "breathe");
    only_with("practice", "practice");
    only_with("step", "practice");
    only_with("questions", "ask");
    for (const char* key : {"title", "say", "eyes"})
        if (doing->word == "practice" && table.contains(key))
            reader.complain(*table.get(key),
                            fmt::format("a practice has a \"{}\" of its own.", key));
    block.step.talk = doing->talk;
    block.step.title = reader.text_if_any(table, "title");
    if (block.step.title.empty()) block.step.title = doing->title;
    if (doing->word == "practice") read_practice_words(reader, table, block);
    if (doing->word == "breathe") read_breathing(reader, table, block.step);
    if (doing->word == "ask" && reader.need(table, "questions", "a list of questionnaires"))
        block.step.asks = reader.texts_if_any(table, "questions");
    read_eyes(reader, table, block.step);
    read_length(reader, table, block);
    read_words(reader, table, block.step);
    return block;
}

SessionPlan read_whole(TomlReader& reader, const toml::table& table)
{
    reader.only(
        table, "a plan",
        {"title", "purpose", "origin", "consent", "order", "cautions", "questions", "block"});
    SessionPlan plan;
    plan.title = reader.text(table, "title");
    plan.purpose = reader.text(table, "purpose");
    plan.origin = reader.text(table, "origin");
    plan.consent = reader.flag(table, "consent");
    plan.order = reader.whole_number_if_any(table, "order", plan.order);
    plan.cautions = reader.texts_if_any(table, "cautions");
    plan.questions = reader.texts_if_any(table, "questions");
    for (const toml::table* block : reader.tables(table, "block"))
        plan.blocks.push_back(read_block(reader, *block));
    if (plan.blocks.empty()) reader.complain(table, "a plan needs at least one [[block]].");
    return plan;
}

} // namespace

Result<SessionPlan, UserMessages> parse_session_plan(std::string_view toml,
                                                     const std::filesystem::path& path)
{
    TomlReader reader{path.filename().string()};
    const auto table = reader.parse(toml);
    if (!table) return fail(std::move(reader).messages());
    SessionPlan plan = read_whole(reader, *table);
    plan.name = path.stem().string();
    if (!reader.messages().empty()) return fail(std::move(reader).messages());
    return plan;
}

Result<SessionPlan, UserMessages> read_session_plan(const std::filesystem::path& path)
{
    const auto toml = read_small_file(path);
    if (!toml) return fail(UserMessages{toml.error()});
    return parse_session_plan(*toml, path);
}

const Practice* PlanCatalog::find(std::string_view name) const
{
    const auto found = std::ranges::find(practices, name, &Practice::name);
    return found == practices.end() ? nullptr : &*found;
}

PlanCatalog read_plans(std::span<const std::filesystem::path> folders, const PlanParts& parts)
{
    PlanCatalog catalog;
    std::vector<SessionPlan> plans;
    read_toml_folders(folders, read_session_plan, plans, catalog.messages);
    std::ranges::sort(plans, {},
                      [](const SessionPlan& plan) { return std::tie(plan.order, plan.title); });
    for (SessionPlan& plan : plans) {
        auto practice = practice_of(plan, parts);
        if (!practice) {
            std::ranges::move(practice.error(), std::back_inserter(catalog.messages));
            continue;
        }
        catalog.plans.push_back(std::move(plan));
        catalog.practices.push_back(std::move(*practice));
    }
    return catalog;
}

std::filesystem::path own_plans_folder() { return config_folder() / "plans"; }

} // namespace eupnea
