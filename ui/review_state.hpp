// SPDX-License-Identifier: MIT
// The record that is looked through, and where.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/review_record.hpp"
#include "session/reviewed_heart.hpp"
#include "ui/frame.hpp"
#include "ui/kit/text_field.hpp"
#include "ui/loaded.hpp"

namespace eupnea::ui {

struct Stretch {
    Timestamp from;
    Timestamp until;
};

/// What the mouse has taken hold of.
enum class Grip : std::uint8_t { none = 0, stretch, beat, turn };

struct ReviewState {
    std::int64_t session = 0;
    std::string title;
    Loaded<std::unique_ptr<ReviewRecord>> record;
    std::optional<ReviewedHeart> heart;   ///< as edited, or raw to be compared
    std::vector<Timestamp> interval_ends; ///< as edited
    Corrections corrections = Corrections::edited;
    Stretch shown{};
    Timestamp cursor{};
    std::optional<Stretch> selected;
    Channel channel = Channel::ecg; ///< whose wave is under the beats
    Grip grip = Grip::none;
    Timestamp gripped{}; ///< where what is held was taken hold of
    bool writing_reason = false;
    TextField reason;
    std::vector<Reply<void>> kept; ///< edits on their way to the library
    std::string message;
};

void open_review(View& view, const Resources& resources, std::int64_t session, std::string title);

/// Applies an edit at once and sends it to the library; or says why it cannot be made.
void make_edit(Frame& frame, ReviewState& state, const Edited& edit);

/// After the record, or what it is compared with, has changed.
void look_anew(ReviewState& state);

} // namespace eupnea::ui
