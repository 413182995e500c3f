// SPDX-License-Identifier: MIT
// Words on the terminal: whatever they hold, they are only words.
#pragma once

#include <fmt/format.h>

#include <cstdio>

#include "base/printable.hpp"

namespace eupnea::app {

/// As fmt::print, with everything replaced that would command the terminal: names of files, devices, practices
/// and kinds of events come from anywhere.
template <class... Values>
void print(std::FILE* where, fmt::format_string<Values...> format, Values&&... values)
{
    const auto text = printable_lines(fmt::format(format, std::forward<Values>(values)...));
    std::fwrite(text.data(), 1, text.size(), where);
}

template <class... Values>
void print(fmt::format_string<Values...> format, Values&&... values)
{
    app::print(stdout, format, std::forward<Values>(values)...);
}

} // namespace eupnea::app
