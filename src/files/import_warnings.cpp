// SPDX-License-Identifier: MIT
#include "files/import_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace eupnea {

namespace {

struct Wording {
    std::string_view one;
    std::string_view many;
};
// clang-format off
constexpr std::array<Wording, refusal_count> wordings{{
    {"value is missing",                               "values are missing"},
    {"value is no number",                             "values are no numbers"},
    {"row ends too early",                             "rows end too early"},
    {"time stamp cannot be read",                      "time stamps cannot be read"},
    {"row goes back in time",                          "rows go back in time"},
    {"row has the time of the row before",             "rows have the time of the row before"},
    {"row stands far away in time from its neighbours", "rows stand far away in time from their neighbours"},
    {"value is no interval between heartbeats",        "values are no intervals between heartbeats"},
    {"row repeats a beat and was left out",            "rows repeat a beat and were left out"},
}};
// clang-format on

std::string lines_text(const std::array<std::size_t, 5>& lines, std::size_t times)
{
    const std::size_t shown = std::min(times, lines.size());
    if (shown == 1) return fmt::format("line {}", lines[0]);
    std::string text = "lines ";
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == shown && times <= lines.size();
        text += fmt::format("{}{}", i == 0 ? "" : last ? " and " : ", ", lines[i]);
    }
    return times > lines.size() ? text + " and so on" : text;
}

} // namespace

void ImportWarnings::add(Refusal reason, std::size_t line)
{
    Count& count = counts_[static_cast<std::size_t>(reason)];
    if (count.times < lines_kept) count.lines[count.times] = line;
    ++count.times;
}

std::size_t ImportWarnings::total() const
{
    std::size_t sum = 0;
    for (const Count& count : counts_) sum += count.times;
    return sum;
}

std::vector<std::string> ImportWarnings::sentences() const
{
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < refusal_count; ++i) {
        const auto& [times, lines] = counts_[i];
        if (times == 0) continue;
        sentences.push_back(fmt::format("{} {} ({}).", times,
                                        times == 1 ? wordings[i].one : wordings[i].many,
                                        lines_text(lines, times)));
    }
    return sentences;
}

} // namespace eupnea
