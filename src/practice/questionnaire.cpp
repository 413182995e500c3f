// SPDX-License-Identifier: MIT
#include "practice/questionnaire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/own_folders.hpp"
#include "base/small_file.hpp"
#include "practice/toml_folder.hpp"
#include "practice/toml_reader.hpp"

namespace eupnea {

namespace {

constexpr int greatest_number = std::numeric_limits<std::uint8_t>::max();
constexpr std::size_t most_items = 255;
constexpr std::size_t longest_question = 239; ///< that fits on the screen, in bytes

void check_item(TomlReader& reader, const toml::table& table, const QuestionnaireItem& item)
{
    if (item.from < 0 || item.to > greatest_number || item.from >= item.to)
        reader.complain(table, fmt::format("\"from\" and \"to\" are two numbers from 0 to {}, the "
                                           "smaller one first.",
                                           greatest_number));
    if (item.ask.size() > longest_question)
        reader.complain(table, fmt::format("this question has {} characters; at most {} fit on "
                                           "the screen.",
                                           item.ask.size(), longest_question));
}

QuestionnaireItem read_item(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "an item", {"ask", "from", "to", "answers"});
    QuestionnaireItem item;
    item.ask = reader.text(table, "ask");
    item.answers = reader.texts_if_any(table, "answers");
    item.from = reader.whole_number_if_any(table, "from", item.from);
    const auto words = static_cast<int>(item.answers.size());
    item.to = reader.whole_number_if_any(table, "to", words > 0 ? words - 1 : item.to);
    check_item(reader, table, item);
    if (words > 0 && std::int64_t{item.to} - item.from != words - 1)
        reader.complain(table, "\"answers\" has a word for each number from \"from\" to \"to\".");
    return item;
}

Scoring read_scoring(TomlReader& reader, const toml::table& table)
{
    const std::string word = reader.text_if_any(table, "scoring");
    if (word == "sum") return Scoring::sum;
    if (word == "mean") return Scoring::mean;
    if (!word.empty() && word != "none")
        reader.expected(*table.get("scoring"), "scoring", "\"none\", \"sum\" or \"mean\"");
    return Scoring::none;
}

Questionnaire read_whole(TomlReader& reader, const toml::table& table)
{
    reader.only(table, "a questionnaire", {"title", "origin", "licence", "scoring", "item"});
    Questionnaire questionnaire;
    questionnaire.title = reader.text(table, "title");
    questionnaire.origin = reader.text(table, "origin");
    questionnaire.licence = reader.text(table, "licence");
    questionnaire.scoring = read_scoring(reader, table);
    for (const toml::table* item : reader.tables(table, "item"))
        questionnaire.items.push_back(read_item(reader, *item));
    if (questionnaire.items.empty() || questionnaire.items.size() > most_items)
        reader.complain(table,
                        fmt::format("a questionnaire has from one to {} [[item]].", most_items));
    return questionnaire;
}

} // namespace

std::optional<double> scored(const Questionnaire& questionnaire,
                             std::span<const std::optional<std::uint8_t>> numbers)
{
    if (questionnaire.scoring == Scoring::none || numbers.size() != questionnaire.items.size())
        return std::nullopt;
    double sum = 0.0;
    for (const auto& number : numbers) {
        if (!number) return std::nullopt;
        sum += *number;
    }
    return questionnaire.scoring == Scoring::sum ? sum : sum / static_cast<double>(numbers.size());
}

Result<Questionnaire, UserMessages> parse_questionnaire(std::string_view toml,
                                                        const std::filesystem::path& path)
{
    TomlReader reader{path.filename().string()};
    const auto table = reader.parse(toml);
    if (!table) return fail(std::move(reader).messages());
    Questionnaire questionnaire = read_whole(reader, *table);
    questionnaire.name = path.stem().string();
    if (!reader.messages().empty()) return fail(std::move(reader).messages());
    return questionnaire;
}

Result<Questionnaire, UserMessages> read_questionnaire(const std::filesystem::path& path)
{
    const auto toml = read_small_file(path);
    if (!toml) return fail(UserMessages{toml.error()});
    return parse_questionnaire(*toml, path);
}

const Questionnaire* QuestionnaireCatalog::find(std::string_view name) const
{
    const auto found = std::ranges::find(questionnaires, name, &Questionnaire::name);
    return found == questionnaires.end() ? nullptr : &*found;
}

QuestionnaireCatalog read_questionnaires(std::span<const std::filesystem::path> folders)
{
    QuestionnaireCatalog catalog;
    read_toml_folders(folders, read_questionnaire, catalog.questionnaires, catalog.messages);
    std::ranges::sort(catalog.questionnaires, {}, &Questionnaire::title);
    return catalog;
}

std::filesystem::path own_questionnaires_folder() { return config_folder() / "questionnaires"; }

} // namespace eupnea
