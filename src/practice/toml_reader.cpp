// SPDX-License-Identifier: MIT
#include "practice/toml_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "practice/toml_nesting.hpp"

namespace eupnea {

namespace {

constexpr double most_minutes = 24.0 * 60.0;
constexpr std::size_t most_messages = 20; ///< about one file

} // namespace

std::optional<toml::table> TomlReader::parse(std::string_view toml)
{
    if (const auto line = line_nested_too_deep(toml)) {
        complain(*line, "this is nested deeper than any practice is.");
        return std::nullopt;
    }
    try {
        return toml::parse(toml, file_);
    } catch (const toml::parse_error& error) {
        complain(error.source().begin.line, std::string{error.description()} + '.');
        return std::nullopt;
    }
}

void TomlReader::complain(std::size_t line, std::string_view sentence)
{
    if (messages_.size() < most_messages)
        messages_.push_back({fmt::format("{}, line {}: {}", file_, line, sentence)});
}

void TomlReader::complain(const toml::node& node, std::string_view sentence)
{
    complain(node.source().begin.line, sentence);
}

void TomlReader::expected(const toml::node& node, std::string_view key,
                          std::string_view expectation)
{
    complain(node, fmt::format("\"{}\" should be {}.", key, expectation));
}

const toml::node* TomlReader::need(const toml::table& table, std::string_view key,
                                   std::string_view expectation)
{
    const toml::node* node = table.get(key);
    if (!node) complain(table, fmt::format("\"{}\" is missing: {}.", key, expectation));
    return node;
}

void TomlReader::only(const toml::table& table, std::string_view thing,
                      std::initializer_list<std::string_view> keys)
{
    for (const auto& [key, node] : table)
        if (std::ranges::find(keys, key.str()) == keys.end())
            complain(node, fmt::format("{} knows no \"{}\"; it has {}.", thing, key.str(),
                                       fmt::join(keys, ", ")));
}

std::string TomlReader::text(const toml::table& table, std::string_view key)
{
    if (need(table, key, "words in quotes")) return text_if_any(table, key);
    return {};
}

std::string TomlReader::text_if_any(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    if (!node) return {};
    const auto text = node->value<std::string>();
    if (!text || text->empty()) expected(*node, key, "words in quotes");
    return text.value_or("");
}

std::vector<std::string> TomlReader::texts(const toml::node& node, std::string_view key)
{
    std::vector<std::string> found;
    if (const auto text = node.value<std::string>()) found.push_back(*text);
    if (const auto* array = node.as_array())
        for (const toml::node& entry : *array)
            found.push_back(entry.value<std::string>().value_or(""));
    if (found.empty() || std::ranges::find(found, "") != found.end())
        expected(node, key, "words in quotes, or a list of them");
    return found;
}

std::vector<std::string> TomlReader::texts_if_any(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    return node ? texts(*node, key) : std::vector<std::string>{};
}

Seconds TomlReader::minutes(const toml::table& table, std::string_view key)
{
    constexpr std::string_view expectation = "a number of minutes such as 2.5";
    const toml::node* node = need(table, key, expectation);
    if (!node) return Seconds{0.0};
    const double number = node->value<double>().value_or(0.0);
    if (!std::isfinite(number) || number <= 0.0 || number > most_minutes) {
        expected(*node, key, expectation);
        return Seconds{0.0};
    }
    return Seconds{number * 60.0};
}

bool TomlReader::flag(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    if (!node) return false;
    if (!node->is_boolean()) expected(*node, key, "true or false, without quotes");
    return node->value<bool>().value_or(false);
}

int TomlReader::whole_number_if_any(const toml::table& table, std::string_view key, int otherwise)
{
    const toml::node* node = table.get(key);
    if (!node) return otherwise;
    const auto number = node->is_integer() ? node->value<int>() : std::nullopt;
    if (!number) expected(*node, key, "a whole number, and not a huge one");
    return number.value_or(otherwise);
}

std::vector<const toml::table*> TomlReader::tables(const toml::table& table, std::string_view key)
{
    std::vector<const toml::table*> found;
    const toml::node* node = table.get(key);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array || !array->is_homogeneous<toml::table>())
        complain(*node, fmt::format("each {} begins with a line of its own, in two pairs of square "
                                    "brackets.",
                                    key));
    else
        for (const toml::node& entry : *array) found.push_back(entry.as_table());
    return found;
}

} // namespace eupnea
