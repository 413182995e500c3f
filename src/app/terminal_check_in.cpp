// SPDX-License-Identifier: MIT
#include "app/terminal_check_in.hpp"

#include <fmt/format.h>

#include "app/print.hpp"
#include "practice/check_in.hpp"

namespace eupnea::app {

std::string check_in(Engine& engine, TypedLines& typed, CheckMoment moment)
{
    print("Anything can be skipped with Enter.\n");
    std::string for_journal;
    for (const CheckInQuestion& asked : check_in_questions()) {
        if (!(moment == CheckMoment::before ? asked.before : asked.after)) continue;
        print("{}\n  ", asked.words);
        std::fflush(stdout);
        const auto line = typed.wait();
        if (!line) return for_journal;
        const auto number = asked.number ? zero_to_ten(*line) : std::nullopt;
        if (line->empty() || (asked.number && !number)) continue;
        if (asked.question == CheckQuestion::line) for_journal = *line;
        engine.post(GiveAnswer{moment, asked.question, number,
                               asked.number ? Text{} : Text{std::string_view{*line}}});
    }
    return for_journal;
}

} // namespace eupnea::app
