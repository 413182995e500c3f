// SPDX-License-Identifier: MIT
#include "files/formats/json_intervals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "files/bounded_json.hpp"
#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"
#include "files/table/intervals.hpp"
#include "files/table/line_reader.hpp"
#include "files/table/sidecar_metadata.hpp"
#include "files/table/table_file.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

constexpr JsonLimits limits{.bytes = 64u << 20, .depth = 64};
constexpr std::size_t most_keys = 64;

/// A list that could be a table, and the keys on the way to it.
struct List {
    std::string path;
    const Json* list;
    int rank; ///< the lower one is taken
};

/// "PT0.838S" (ISO 8601), as Polar writes intervals.
std::optional<double> duration_in(std::string_view text)
{
    if (!text.starts_with("PT") || !text.ends_with("S")) return std::nullopt;
    return number_in(text.substr(2, text.size() - 3));
}

std::string cell_of(const Json& value)
{
    if (value.is_number()) return value.dump();
    if (!value.is_string()) return "";
    const auto& text = value.get_ref<const std::string&>();
    if (const auto seconds = duration_in(text)) return fmt::format("{}", *seconds);
    std::string cell = text.substr(0, 64);
    std::replace_if(
        cell.begin(), cell.end(),
        [](char c) { return c == '"' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }, ' ');
    return cell;
}

bool is_number(const Json& value)
{
    return value.is_number() ||
           (value.is_string() && (number_in(value.get_ref<const std::string&>()) ||
                                  duration_in(value.get_ref<const std::string&>())));
}

/// One row of a table: the keys of an object, those of objects in it, and its lists of numbers.
using Row = std::map<std::string, std::vector<std::string>>;

void add_to_row(const Json& object, const std::string& prefix, Row& row)
{
    for (const auto& [key, value] : object.items()) {
        const std::string name = prefix.empty() ? key : prefix + " " + key;
        if (value.is_object()) {
            if (prefix.size() < 200) add_to_row(value, name, row);
        } else if (value.is_array()) {
            for (const Json& item : value)
                if (is_number(item)) row[name].push_back(cell_of(item));
        } else if (row.size() < most_keys) {
            row[name] = {cell_of(value)};
        }
    }
}

int rank_of(const std::string& name)
{
    const ColumnMeaning meaning = meaning_of(name);
    const auto channel = channel_of(meaning.meaning);
    if (!channel || meaning.meaning == Meaning::beat_position) return 100;
    return meaning.rank + (*channel == Channel::rr ? 0 : 10);
}

/// The best rank of the names in the first objects of a list.
int rank_of_objects(const Json& list, const std::string& path)
{
    int best = 100;
    for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), 20); ++i) {
        if (!list[i].is_object()) continue;
        Row row;
        add_to_row(list[i], "", row);
        for (const auto& [name, cells] : row)
            if (!cells.empty()) best = std::min(best, rank_of(name));
        if (best == 100 && row.size() <= 2) best = std::min(best, rank_of(path) + 1);
    }
    return best;
}

std::vector<double> numbers_in(const Json& list)
{
    std::vector<double> numbers;
    for (const Json& item : list)
        if (const auto number = number_in(cell_of(item))) numbers.push_back(*number);
    return numbers;
}

void find_lists(const Json& json, const std::string& path, std::vector<List>& found)
{
    if (json.is_object()) {
        for (const auto& [key, value] : json.items())
            find_lists(value, path.empty() ? key : path + " " + key, found);
        return;
    }
    if (!json.is_array() || json.empty()) return;
    const auto numbers =
        static_cast<std::size_t>(std::count_if(json.begin(), json.end(), is_number));
    if (2 * numbers > json.size()) {
        int rank = rank_of(path);
        if (rank == 100 && look_like_heartbeats(numbers_in(json))) rank = 50;
        found.push_back({path, &json, rank});
        return;
    }
    const bool objects = json.front().is_object();
    if (objects) found.push_back({path, &json, rank_of_objects(json, path)});
    if (objects && found.back().rank < 100) return;
    for (const Json& item : json) find_lists(item, path, found);
}

/// Rows with one number of each kind; a row's list of numbers becomes rows of its own.
std::string table_of_objects(const Json& list, const std::string& path)
{
    std::vector<Row> rows;
    std::vector<std::string> names;
    for (const Json& item : list) {
        if (!item.is_object()) continue;
        rows.emplace_back();
        add_to_row(item, "", rows.back());
        for (const auto& [name, cells] : rows.back())
            if (names.size() < most_keys &&
                std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    }
    const bool lone = names.size() == 1 && rank_of(names.front()) == 100;
    std::string text;
    for (const std::string& name : names)
        text += fmt::format("{}\"{}\"", text.empty() ? "" : "\t", lone ? path + " " + name : name);
    text += '\n';
    for (const Row& row : rows) {
        std::size_t height = 1;
        for (const auto& [name, cells] : row) height = std::max(height, cells.size());
        for (std::size_t i = 0; i < height; ++i) {
            for (std::size_t j = 0; j < names.size(); ++j) {
                const auto cells = row.find(names[j]);
                if (j > 0) text += '\t';
                if (cells == row.end() || cells->second.empty()) continue;
                const bool single = cells->second.size() == 1;
                if (i < cells->second.size() || single) text += cells->second[single ? 0 : i];
            }
            text += '\n';
        }
    }
    return text;
}

std::string table_of_numbers(const List& list)
{
    std::string text;
    if (list.rank < 50) text = "\"" + cell_of(Json(list.path)) + "\"\n";
    for (const Json& item : *list.list) text += cell_of(item) + "\n";
    return text;
}

/// One value on each line.
Result<Json> lines_of_json(std::string_view text)
{
    Json list = Json::array();
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (trimmed(line).empty()) continue;
        auto value = Json::parse(line, nullptr, false);
        if (value.is_discarded()) return fail(UserMessage{"a line is no JSON"});
        list.push_back(std::move(value));
    }
    return list;
}

std::string rate_line(const Json& json)
{
    if (!json.is_object()) return "";
    for (const auto& [key, value] : json.items()) {
        const auto rate =
            value.is_number() ? rate_in_line(key + ": " + value.dump()) : std::nullopt;
        if (rate) return fmt::format("# {}: {}\n", "Sample rate", rate->per_second);
    }
    return "";
}

Result<std::string> whole_text(const std::filesystem::path& path)
{
    auto lines = LineReader::open(path);
    if (!lines) return fail(lines.error());
    std::string text, line;
    while (lines->next(line)) {
        text += line;
        text += '\n';
        if (text.size() > limits.bytes)
            return fail(
                UserMessage{fmt::format("{} is larger than the {} MB that a JSON file may have "
                                        "here. Export it as CSV.",
                                        path.filename().string(), limits.bytes >> 20)});
    }
    return text;
}

} // namespace

bool is_json(const FileStart& start)
{
    std::string_view text{start.bytes};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '[' && text[first] != '{')) return false;
    const auto second = text.find_first_not_of(" \t\r\n", first + 1);
    if (second == std::string_view::npos) return false;
    const std::string_view after = text[first] == '{' ? "\"}" : "[{\"-0123456789]n";
    return after.find(text[second]) != std::string_view::npos;
}

Result<OpenedFile> open_json(const std::filesystem::path& path, const ImportOptions& options)
{
    const std::string name = path.filename().string();
    const auto text = whole_text(path);
    if (!text) return fail(text.error());
    if (!is_nested_at_most(*text, limits.depth))
        return fail(
            UserMessage{fmt::format("{}: the JSON is nested deeper than {} levels, deeper than "
                                    "any recording.",
                                    name, limits.depth)});
    auto json = Json::parse(*text, nullptr, false);
    if (json.is_discarded()) {
        auto lines = lines_of_json(*text);
        if (!lines)
            return fail(
                UserMessage{fmt::format("{} looks like JSON and is not: it ends too early or "
                                        "is damaged.",
                                        name)});
        json = std::move(*lines);
    }
    std::vector<List> lists;
    find_lists(json, "", lists);
    const auto best =
        std::min_element(lists.begin(), lists.end(), [](const List& a, const List& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.list->size() > b.list->size();
        });
    if (best == lists.end())
        return fail(UserMessage{fmt::format("{} holds no list of numbers.", name)});
    const bool objects = best->list->front().is_object();
    TextSource source{path, rate_line(json)};
    *source.text += objects ? table_of_objects(*best->list, best->path) : table_of_numbers(*best);
    auto opened = open_table(source, options);
    if (opened && !best->path.empty())
        opened->notes.insert(opened->notes.begin(),
                             fmt::format("From the list \"{}\".", best->path));
    return opened;
}

} // namespace eupnea
