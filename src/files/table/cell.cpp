// SPDX-License-Identifier: MIT
#include "files/table/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace eupnea {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f\"'";

std::optional<double> plain_number(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool replace_all(std::string& text, std::string_view from, std::string_view to)
{
    bool any = false;
    for (auto i = text.find(from); i != std::string::npos; i = text.find(from, i + to.size())) {
        text.replace(i, from.size(), to);
        any = true;
    }
    return any;
}

std::string_view without_time_unit(std::string_view text)
{
    for (const std::string_view unit : {"msec", "ms", "sec", "s"}) {
        if (text.size() <= unit.size() ||
            lower_case(text.substr(text.size() - unit.size())) != unit)
            continue;
        return trimmed(text.substr(0, text.size() - unit.size()));
    }
    return text;
}

/// What is a number to a reader and not to a computer.
std::optional<double> written_number(std::string_view text)
{
    constexpr std::size_t longest = 40;
    if (text.empty() || text.size() > longest) return std::nullopt;
    std::string plain{without_time_unit(text)};
    bool changed = plain.size() != text.size();
    changed |= replace_all(plain, "\xE2\x88\x92", "-"); // minus
    changed |= replace_all(plain, "\xC2\xA0", "");      // space that does not break
    changed |= replace_all(plain, "\xE2\x80\xAF", "");  // the same, narrow
    const auto comma = plain.find(',');
    if (comma != std::string::npos && plain.find('.') == std::string::npos) {
        plain[comma] = '.';
        changed = true;
    }
    return changed ? plain_number(plain) : std::nullopt;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string unquoted(std::string_view cell)
{
    const auto from = cell.find_first_not_of(" \t");
    if (from == std::string_view::npos || cell[from] != '"') return std::string{trimmed(cell)};
    const auto end = cell.find_last_of('"');
    std::string text{cell.substr(from + 1, end > from ? end - from - 1 : std::string_view::npos)};
    replace_all(text, "\"\"", "\"");
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<double> number_in(std::string_view cell)
{
    if (const auto value = plain_number(cell)) return value;
    const std::string_view text = trimmed(cell);
    if (text.size() < cell.size())
        if (const auto value = plain_number(text)) return value;
    return written_number(text);
}

bool is_missing(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (text.size() > 4) return false;
    if (text.empty() || text == "-" || text == "--") return true;
    const std::string lower = lower_case(text);
    constexpr std::array words{"nan", "na", "n/a", "null", "none", "#n/a"};
    return std::find(words.begin(), words.end(), lower) != words.end();
}

} // namespace eupnea
