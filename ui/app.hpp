// SPDX-License-Identifier: MIT
// The window's content: which screen, and what a frame of it is.
#pragma once

#include <utility>

#include "session/command.hpp"
#include "session/session.hpp"
#include "ui/frame.hpp"
#include "ui/kit/keys.hpp"
#include "ui/kit/theme.hpp"
#include "ui/lock_screen.hpp"
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
    bool begun = false;  ///< a session was asked for and is about to begin
    bool quiet = true;   ///< free breathing first, where the practice is long enough for it
    PersonCard person{}; ///< who practises; nobody where one has the library alone
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

    /// Somebody else practises since the last call: what happened before is none of theirs.
    bool person_changed() { return std::exchange(person_changed_, false); }

    /// The passphrase has not been given, or not again.
    bool locked() { return view_.state<LockState>().locked; }

    /// When the window has closed: what was written and a journal could not take, and whose it is.
    std::vector<UnwrittenNote> unwritten_notes();

private:
    void set_up(const StartOptions& options);
    void open_practice(const StartOptions& options);
    void change_person(const Session& session, const PersonCard& person);
    void choose_usual_sensor(const Session& session);

    Look look_;
    StartOptions options_;
    Theme theme_;
    View view_;
    Send send_;
    Resources resources_;
    NotesLeft notes_left_; ///< by those who were here before
    bool person_changed_ = false;
    Keys clicked_; ///< whose hints were clicked in the last frame
    Timestamp last_frame_{};
    float fitted_unit_ = 0.0f;
    float fitted_density_ = 0.0f;
};

} // namespace eupnea::ui
