// SPDX-License-Identifier: MIT
#include "practice/journal.hpp"

#include "base/printable.hpp"

namespace eupnea {

std::string words_in_markdown(std::string_view words)
{
    std::string text;
    bool line_begins = true;
    for (const char c : printable_lines(words)) {
        if (line_begins && (c == '#' || c == '=' || c == '-' || c == '>' || c == '`')) text += '\\';
        if (c == '<')
            text += "&lt;";
        else
            text += c;
        line_begins = c == '\n' || (line_begins && c == ' ');
    }
    return text;
}

} // namespace eupnea
