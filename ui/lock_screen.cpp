// SPDX-License-Identifier: MIT
#include "ui/lock_screen.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "ui/kit/page.hpp"

namespace eupnea::ui {

namespace {

constexpr std::size_t longest_passphrase = 1024; ///< bytes
constexpr std::array hints{KeyHint{"Enter", "open"}};

bool session_runs(const Session& session) { return session.start() && !session.end(); }

bool somebody_is_here(const Frame& frame)
{
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    return !frame.keys.strokes().empty() || moved.x != 0.0f || moved.y != 0.0f;
}

void wipe(TextField& field)
{
    std::ranges::fill(field.text, '\0');
    field.clear();
}

void lock(Frame& frame, LockState& state)
{
    state.locked = true;
    state.message.clear();
    wipe(state.passphrase);
    if (frame.resources.lock.forget_keys) frame.resources.lock.forget_keys();
}

void take_answer(Frame& frame, LockState& state)
{
    const auto answer = take_if_ready(state.answer);
    if (!answer) return;
    state.message = *answer ? std::string{} : answer->error().sentence;
    if (!*answer) return;
    state.locked = false;
    state.idle = Seconds{0.0};
    ++frame.view.visit; // what was looked up before is looked up again
}

void answer_keys(Frame& frame, LockState& state)
{
    if (state.answer.valid()) return;
    state.passphrase.take(frame.keys, longest_passphrase, TextLines::one);
    if (!frame.keys.entered() || state.passphrase.text.empty()) return;
    state.message = "A moment\u2026";
    state.answer = frame.resources.lock.unlock(state.passphrase.text);
    wipe(state.passphrase);
}

/// A dot for each character.
TextField hidden(const TextField& field)
{
    TextField dots;
    for (const char byte : field.text)
        if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) dots.text += "\u2022";
    dots.cursor = dots.text.size();
    return dots;
}

} // namespace

bool answer_lock(Frame& frame)
{
    const Lock& given = frame.resources.lock;
    if (!given.unlock) return false;
    LockState& state = frame.view.state<LockState>();
    if (state.locked) {
        frame.view.writing = true;
        answer_keys(frame, state);
        take_answer(frame, state);
        return state.locked;
    }
    const bool in_use = somebody_is_here(frame) || session_runs(frame.session);
    state.idle = in_use ? Seconds{0.0} : state.idle + frame.elapsed;
    const bool time_is_over = given.after > Seconds{0.0} && state.idle > given.after;
    if (frame.keys.pressed(Key::f12) || time_is_over) lock(frame, state);
    return state.locked;
}

void draw_lock_screen(Frame& frame)
{
    const LockState& state = frame.view.state<LockState>();
    const Canvas& canvas = frame.canvas;
    ImFont* body = canvas.font().body;
    frame.view.writing = true;
    Rect area = draw_page(canvas, "Locked", hints);
    area.cut_top(
        canvas.prose(area, body, canvas.colour().text,
                     session_runs(frame.session)
                         ? "A session goes on and is recorded. The passphrase shows it again."
                         : "This library opens with its passphrase.") +
        canvas.px(24.0f));
    draw_text_field(canvas, area.cut_top(2.0f * Canvas::height_of(body)), hidden(state.passphrase),
                    "passphrase", state.answer.valid() ? Cursor::hidden : Cursor::shown);
    area.cut_top(canvas.px(16.0f));
    canvas.prose(area, body, canvas.colour().quiet, state.message);
}

} // namespace eupnea::ui
