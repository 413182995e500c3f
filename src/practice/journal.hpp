// SPDX-License-Identifier: MIT
// The person's own notes, with or without a session.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace eupnea {

struct JournalEntry {
    std::int64_t number = 0;
    std::int64_t written_unix_ms = 0;
    std::optional<std::int64_t> session; ///< that it belongs to
    std::string prompt;                  ///< what it answers; empty: nothing in particular
    std::string text;
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// To choose from, or not.
constexpr std::array<std::string_view, 10> journal_prompts{
    "What is here just now?",
    "What was a good moment today, however small?",
    "What was hard, and what helped a little?",
    "What does the body say?",
    "Which thought came by often?",
    "Whom did you think of, and what may they have felt?",
    "What would a kind friend write here?",
    "What did you need, and what did you do with it?",
    "Where was a boundary, yours or somebody else's?",
    "What would you like to remember?",
};

/// Words that stay words in a Markdown document: no heading, no HTML, nothing that commands a terminal.
std::string words_in_markdown(std::string_view words);

/// The entries as a Markdown document, the oldest first.
///
/// @param heading_of  the date and time of an entry, in the person's own time zone
template <class HeadingOf>
std::string markdown(std::span<const JournalEntry> entries, HeadingOf&& heading_of)
{
    std::string text = "# Journal\n";
    for (const JournalEntry& entry : entries) {
        text += "\n## ";
        text += heading_of(entry.written_unix_ms);
        if (entry.session) text += ", session " + std::to_string(*entry.session);
        text += "\n\n";
        if (!entry.prompt.empty()) text += "*" + words_in_markdown(entry.prompt) + "*\n\n";
        text += words_in_markdown(entry.text) + "\n";
    }
    return text;
}

} // namespace eupnea
