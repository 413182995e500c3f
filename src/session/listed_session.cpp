// SPDX-License-Identifier: MIT
#include "session/listed_session.hpp"

#include <algorithm>
#include <ranges>

namespace eupnea {

namespace {

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

bool contains(std::string_view text, std::string_view word)
{
    return !std::ranges::search(text, word, {}, lower, lower).empty();
}

bool has_word(const ListedSession& session, std::string_view word)
{
    const auto in = [&](std::string_view text) { return contains(text, word); };
    return in(session.begun) || in(session.device) || in(session.pattern) ||
           std::ranges::any_of(session.practices, in) || std::ranges::any_of(session.notes, in);
}

} // namespace

bool has_words(const ListedSession& session, std::string_view words)
{
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        if (!word.empty() && !has_word(session, word)) return false;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return true;
}

} // namespace eupnea
