// SPDX-License-Identifier: MIT
// How far the person is in the minute before or after a practice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "session/command.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

struct CheckState {
    bool wanted = true;                 ///< before and after a guided practice
    std::size_t question = 0;           ///< the one that is being asked
    std::optional<int> number;          ///< not yet given
    TextField words;                    ///< not yet given
    std::vector<GiveAnswer> before;     ///< given, to be sent with the beginning
    std::vector<std::string> own_words; ///< for the prompts that give them back
    std::optional<Seconds> over;        ///< `since_launch` of the session that was asked about

    /// Nothing asked, nothing answered.
    void start_over()
    {
        CheckState fresh;
        fresh.wanted = wanted;
        *this = std::move(fresh);
    }
};

} // namespace eupnea::ui
