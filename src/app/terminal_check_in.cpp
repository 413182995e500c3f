// SPDX-License-Identifier: MIT
#include "app/terminal_check_in.hpp"

#include <fmt/format.h>

#include <charconv>

#include "practice/check_in.hpp"

namespace eupnea::app {

namespace {

std::optional<std::uint8_t> zero_to_ten(const std::string& text)
{
    std::uint8_t number = 0;
    const char* end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || after != end || number > 10) return std::nullopt;
    return number;
}

} // namespace

void check_in(Engine& engine, TypedLines& typed, CheckMoment moment)
{
    fmt::print("Anything can be skipped with Enter.\n");
    for (const CheckInQuestion& asked : check_in_questions()) {
        if (!(moment == CheckMoment::before ? asked.before : asked.after)) continue;
        fmt::print("{}: ", asked.words);
        std::fflush(stdout);
        const auto line = typed.wait();
        if (!line) return;
        const auto number = asked.number ? zero_to_ten(*line) : std::nullopt;
        if (line->empty() || (asked.number && !number)) continue;
        engine.post(GiveAnswer{moment, asked.question, number,
                               asked.number ? Text{} : Text{std::string_view{*line}}});
    }
}

} // namespace eupnea::app
