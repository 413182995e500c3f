// SPDX-License-Identifier: MIT
#include "ui/journal_state.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/navigation.hpp"
#include "ui/screens.hpp"
#include "ui/unwritten_notes.hpp"

namespace eupnea::ui {

namespace {

using Doing = JournalDoing;

constexpr std::array reading_hints{
    KeyHint{"\u2191 \u2193", "entry"}, KeyHint{"W", "write"},  KeyHint{"Esc", "back"},
    KeyHint{"F", "find words"},        KeyHint{"X", "export"}, KeyHint{"D", "take out"},
    KeyHint{"PgUp PgDn", "further"}};
constexpr std::array empty_hints{KeyHint{"W", "write"}, KeyHint{"Esc", "back"}};
constexpr std::array prompt_hints{KeyHint{"\u2191 \u2193", "question"},
                                  KeyHint{"Enter", "begin to write"}, KeyHint{"Esc", "back"}};
constexpr std::array writing_hints{KeyHint{"Tab", "keep it"}, KeyHint{"Enter", "a new line"},
                                   KeyHint{"Esc", "back; the draft stays"}};
constexpr std::array searching_hints{KeyHint{"\u2191 \u2193", "entry"}, KeyHint{"Enter", "done"},
                                     KeyHint{"Esc", "all entries"}};
constexpr std::array removing_hints{KeyHint{"D", "take it out for good"},
                                    KeyHint{"Esc", "let it stay"}};
constexpr std::size_t longest_entry = 20'000; ///< bytes
constexpr std::size_t longest_search = 120;

void request_entries(Frame& frame)
{
    const Notebook& notebook = frame.resources.notebook;
    JournalState& state = frame.view.state<JournalState>();
    state.visit = frame.view.visit;
    if (notebook.request_entries) state.entries.expect(notebook.request_entries(state.search.text));
}

void take_entries(JournalState& state, Seconds elapsed)
{
    if (!state.entries.poll(elapsed)) return;
    if (!state.entries.error().empty()) state.message = state.entries.error();
    const std::size_t count = state.entries.value().size();
    state.entry = std::min(state.entry, count == 0 ? 0 : count - 1);
}

/// The draft stays until it is written.
void take_kept_draft(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    const bool waited = state.note.pending();
    if (state.note.poll()) {
        state = JournalState{};
        state.message = "It is kept.";
        request_entries(frame);
    } else if (waited && state.note.failed()) {
        state.message = state.note.error();
    }
}

void take_removal(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    const auto removed = take_if_ready(state.removal);
    if (!removed) return;
    state.message = *removed ? "It is taken out." : removed->error().sentence;
    request_entries(frame);
}

void take_exported_file(JournalState& state)
{
    const auto file = take_if_ready(state.exported);
    if (!file) return;
    state.message =
        *file ? fmt::format("The journal is written to {}.", **file) : file->error().sentence;
}

/// @param elapsed  since they were taken before
void take_answers(Frame& frame, Seconds elapsed)
{
    JournalState& state = frame.view.state<JournalState>();
    take_kept_draft(frame);
    take_removal(frame);
    take_exported_file(state);
    take_entries(state, elapsed);
    poll_unwritten_notes(frame.view);
}

void keep(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    if (state.draft.text.empty()) return;
    state.message = "It is being written\u2026";
    state.note.write(frame.resources.notebook, {std::string{prompt_of(state)}, state.draft.text});
}

void remove(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    state.removal = frame.resources.notebook.remove(state.to_remove);
    state.doing = Doing::reading;
}

void answer_while_reading(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    if (frame.keys.typed('w'))
        state.doing = state.draft.text.empty() ? Doing::choosing_prompt : Doing::writing;
    if (frame.keys.typed('f')) state.doing = Doing::searching;
    answer_try_again(frame);
    answer_escape(frame);
    if (state.entries.value().empty()) return;
    if (frame.keys.typed('x')) state.exported = frame.resources.notebook.export_entries();
    if (!frame.keys.typed('d')) return;
    state.doing = Doing::removing;
    state.to_remove = state.entries.value()[state.entry].number;
}

void search(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    const std::string before = state.search.text;
    state.search.take(frame.keys, longest_search, TextLines::one);
    if (frame.keys.pressed(Key::escape)) state.search.clear();
    if (state.search.text != before) request_entries(frame);
    if (frame.keys.entered()) state.doing = Doing::reading;
}

/// While the draft is being written to the library it does not change.
void write(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    if (state.note.pending()) return;
    state.draft.take(frame.keys, longest_entry, TextLines::many);
    if (frame.keys.pressed(Key::tab)) keep(frame);
}

void answer_keys(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    switch (state.doing) {
    case Doing::reading:
        return answer_while_reading(frame);
    case Doing::choosing_prompt:
        if (frame.keys.entered()) state.doing = Doing::writing;
        break;
    case Doing::writing:
        write(frame);
        break;
    case Doing::searching:
        search(frame);
        break;
    case Doing::removing:
        if (frame.keys.typed('d')) return remove(frame);
        break;
    }
    if (frame.keys.pressed(Key::escape)) state.doing = Doing::reading;
}

bool shows_nothing(const JournalState& state)
{
    return state.entries.value().empty() && state.search.text.empty();
}

/// The library has answered: there is no entry.
bool has_no_entry(const JournalState& state)
{
    return state.entries.known() && state.entries.error().empty() && state.entries.value().empty();
}

std::span<const KeyHint> hints_for(const JournalState& state)
{
    switch (state.doing) {
    case Doing::reading:
        return shows_nothing(state) ? std::span<const KeyHint>{empty_hints} : reading_hints;
    case Doing::choosing_prompt:
        return prompt_hints;
    case Doing::writing:
        return writing_hints;
    case Doing::searching:
        return searching_hints;
    case Doing::removing:
        return removing_hints;
    }
    return {};
}

std::string_view first_line(const std::string& text)
{
    return std::string_view{text}.substr(0, text.find('\n'));
}

void draw_entry(Frame& frame, const Rect& area, const JournalEntry& entry)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const float width = area.width() - canvas.px(14.0f);
    const std::string head =
        frame.resources.notebook.date(entry.written_unix_ms) +
        (entry.session ? fmt::format(", session {}", *entry.session) : std::string{});
    const float air = canvas.px(8.0f);
    const float height = canvas.prose_height(width, font.small, head) + air +
                         canvas.prose_height(width, font.body, entry.prompt) + air +
                         canvas.prose_height(width, font.body, entry.text);
    Scroll& scroll = frame.view.state<JournalState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, scroll, height};
    Rect rest = scrolled.content();
    rest.cut_top(canvas.prose(rest, font.small, canvas.colour().quiet, head) + air);
    if (!entry.prompt.empty())
        rest.cut_top(canvas.prose(rest, font.body, canvas.colour().breath_text, entry.prompt) +
                     air);
    canvas.prose(rest, font.body, canvas.colour().text, entry.text);
}

void draw_entries(Frame& frame, Rect area)
{
    JournalState& state = frame.view.state<JournalState>();
    const Canvas& canvas = frame.canvas;
    ImFont* body = canvas.font().body;
    if (shows_nothing(state) && state.doing != Doing::searching) {
        if (!has_no_entry(state)) return;
        canvas.prose(area, body, canvas.colour().quiet, "Nothing is written yet. W opens a page.");
        return;
    }
    Rect list = area.cut_left(0.4f * area.width());
    area.cut_left(canvas.px(48.0f));
    if (state.doing == Doing::searching || !state.search.text.empty()) {
        draw_text_field(canvas, list.cut_top(2.0f * Canvas::height_of(body)), state.search,
                        "words to look for",
                        state.doing == Doing::searching ? Cursor::shown : Cursor::hidden);
        list.cut_top(canvas.px(12.0f));
    }
    const auto& entries = state.entries.value();
    if (entries.empty()) {
        if (state.entries.pending() || !has_no_entry(state)) return;
        canvas.prose(list, body, canvas.colour().quiet, "No entry has these words.");
        return;
    }
    const auto row = [&](std::size_t i) { return Row{first_line(entries[i].text), "", false}; };
    const std::size_t next =
        draw_list(frame.canvas, frame.keys, list, entries.size(), state.entry, row);
    if (next != state.entry) state.scroll = {};
    state.entry = next;
    draw_entry(frame, area, entries[state.entry]);
}

void draw_prompts(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    JournalState& state = frame.view.state<JournalState>();
    area.cut_top(canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                              "A question to begin from, or none.") +
                 canvas.px(14.0f));
    const auto row = [](std::size_t i) {
        return Row{i == 0 ? "Nothing in particular" : journal_prompts[i - 1], "", false};
    };
    state.prompt =
        draw_list(frame.canvas, frame.keys, area, journal_prompts.size() + 1, state.prompt, row);
}

void draw_draft(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const JournalState& state = frame.view.state<JournalState>();
    const std::string_view prompt = prompt_of(state);
    frame.view.writing = true;
    if (!prompt.empty())
        area.cut_top(canvas.prose(area, canvas.font().body, canvas.colour().breath_text, prompt) +
                     canvas.px(10.0f));
    draw_text_field(canvas, area, state.draft, "Nobody reads it but you.", Cursor::shown);
}

/// What came of the last command, or what the person should know.
Line message(Frame& frame)
{
    const JournalState& state = frame.view.state<JournalState>();
    if (state.doing == Doing::removing) return "Taken out, this entry cannot come back.";
    if (state.entries.slow()) return slow_library;
    if (!state.message.empty()) return state.message;
    const auto reason = unwritten_reason(frame.view);
    if (reason.empty()) return {};
    return format_line("A line of a check-out is not here yet. {} K writes it once more.", reason);
}

} // namespace

void draw_journal_screen(Frame& frame)
{
    JournalState& state = frame.view.state<JournalState>();
    take_answers(frame, frame.elapsed);
    if (state.visit != frame.view.visit) request_entries(frame);
    answer_keys(frame);
    take_answers(frame, 0s);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Journal", hints_for(state));
    const Rect below = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       message(frame).view());
    if (state.doing == Doing::choosing_prompt) return draw_prompts(frame, area);
    if (state.doing == Doing::writing) return draw_draft(frame, area);
    frame.view.writing = state.doing == Doing::searching;
    draw_entries(frame, area);
}

} // namespace eupnea::ui
