// SPDX-License-Identifier: MIT
// What a therapist can do in the middle of a session, one key each.
#pragma once

#include <vector>

#include "ui/frame.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/room_state.hpp"

namespace eupnea::ui {

void answer_therapist_keys(Frame& frame);

/// Three rows: the session; the client's screen and the notes; the quick notes.
std::vector<KeyHint> session_hints(const Frame& frame);
std::vector<KeyHint> client_hints(const Frame& frame);
std::vector<KeyHint> quick_note_hints(const Frame& frame);

/// The client's own stop, by a key, a click or a pedal: everything rests, and nobody is asked.
void stop_for_client(Frame& frame);

/// Ground, which waits at its end until somebody says how it goes on.
void go_to_ground(Frame& frame);

/// The item that the step under way asks; null when there is none, or all are answered.
const QuestionnaireItem* asked_item(const Frame& frame);

/// The belt looks like speech, and nobody has said that people talk.
bool talk_is_offered(const Frame& frame);

/// The session plan that this session follows, also while it is left for Ground; null for any other session.
const Practice* plan_of(const Session& session, const Resources& resources);

} // namespace eupnea::ui
