// SPDX-License-Identifier: MIT
// The window's content: which screen, and what a frame of it is.
#pragma once

#include "session/command.hpp"
#include "session/session.hpp"
#include "ui/frame.hpp"
#include "ui/kit/keys.hpp"
#include "ui/kit/theme.hpp"
#include "ui/replay_start.hpp"
#include "ui/resources.hpp"
#include "ui/unwritten_notes.hpp"

namespace eupnea::ui {

/// How the person wants it to look.
struct Look {
    bool day = false;
    float text_scale = 1.0f;
    bool reduced_motion = false;
};

/// What was chosen on the command line; the Begin screen starts from it.
struct StartOptions {
    std::optional<Word> device{}; ///< a port, a file or "sim"; it has been chosen already
    std::optional<Pattern> pattern{};
    std::optional<int> minutes{};
    std::string practice{};               ///< a guided one, by name; it is begun at once
    std::vector<std::string> own_words{}; ///< for its prompts
    bool check_in = false;                ///< ask before and after it
    SoundOptions sound{};
    bool begun = false; ///< a session was asked for and is about to begin
    bool quiet = true;  ///< free breathing first, where the practice is long enough for it
    std::optional<ReplayStart> replay{}; ///< a recording to be watched at once
};

class App {
public:
    App(Look look, const StartOptions& options, Send send, Resources resources = {});

    /// Fits fonts and sizes to a window, in window pixels, before a frame begins; true when the
    /// fonts are new and their texture has to be sent again.
    bool fit(ImFontAtlas& atlas, float width, float height, float density);

    /// One frame, between ImGui::NewFrame() and ImGui::Render(). Send is called from here.
    void draw(const Session& session, Timestamp now, const Keys& keys);

    /// The person has asked to close the window.
    bool closing() const { return view_.closing; }

    /// When the window has closed: what the person wrote and the journal could not take.
    std::vector<Note> unwritten_notes() { return finish_notes(view_); }

private:
    void open_practice(const StartOptions& options);

    Look look_;
    Theme theme_;
    View view_;
    Send send_;
    Resources resources_;
    Keys clicked_; ///< whose hints were clicked in the last frame
    Timestamp last_frame_{};
    float fitted_unit_ = 0.0f;
    float fitted_density_ = 0.0f;
};

} // namespace eupnea::ui
