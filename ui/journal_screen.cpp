// SPDX-License-Identifier: MIT
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/screens.hpp"

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

std::string_view prompt_of(const JournalView& view)
{
    return view.prompt == 0 ? std::string_view{} : journal_prompts[view.prompt - 1];
}

void look_up(Frame& frame)
{
    JournalView& view = frame.view.journal;
    if (view.entries) return;
    view.entries.emplace();
    if (!frame.shelf.notebook.entries) return;
    auto found = frame.shelf.notebook.entries(view.search.text);
    if (found)
        view.entries = std::move(*found);
    else
        view.said = found.error().sentence;
    view.entry = std::min(view.entry, view.entries->empty() ? 0 : view.entries->size() - 1);
}

void keep(Frame& frame)
{
    JournalView& view = frame.view.journal;
    if (view.draft.text.empty()) return;
    const auto kept =
        frame.shelf.notebook.write(std::string{prompt_of(view)}, view.draft.text, false);
    if (kept) view = JournalView{};
    view.said = kept ? "It is kept." : kept.error().sentence;
}

void remove(Frame& frame)
{
    JournalView& view = frame.view.journal;
    const auto removed = frame.shelf.notebook.remove((*view.entries)[view.entry].number);
    view.said = removed ? "It is taken out." : removed.error().sentence;
    view.doing = Doing::reading;
    view.entries.reset();
}

void export_all(Frame& frame)
{
    const auto file = frame.shelf.notebook.export_entries();
    frame.view.journal.said =
        file ? fmt::format("The journal is written to {}.", *file) : file.error().sentence;
}

void answer_while_reading(Frame& frame)
{
    JournalView& view = frame.view.journal;
    if (frame.keys.typed('w'))
        view.doing = view.draft.text.empty() ? Doing::choosing_prompt : Doing::writing;
    if (frame.keys.typed('f')) view.doing = Doing::searching;
    if (view.entries->empty()) return answer_escape(frame);
    if (frame.keys.typed('x')) export_all(frame);
    if (frame.keys.typed('d')) view.doing = Doing::removing;
    answer_escape(frame);
}

void answer_keys(Frame& frame)
{
    JournalView& view = frame.view.journal;
    const bool back = frame.keys.pressed(Key::escape);
    switch (view.doing) {
    case Doing::reading:
        return answer_while_reading(frame);
    case Doing::choosing_prompt:
        if (frame.keys.entered()) view.doing = Doing::writing;
        break;
    case Doing::writing:
        view.draft.take(frame.keys, longest_entry, true);
        if (frame.keys.pressed(Key::tab)) return keep(frame);
        break;
    case Doing::searching:
        view.search.take(frame.keys, longest_search, false);
        if (back) view.search.clear();
        if (!frame.keys.strokes().empty()) view.entries.reset();
        if (frame.keys.entered()) view.doing = Doing::reading;
        break;
    case Doing::removing:
        if (frame.keys.typed('d')) return remove(frame);
        break;
    }
    if (back) view.doing = Doing::reading;
}

/// Nothing has been written yet.
bool is_empty(const JournalView& view) { return view.entries->empty() && view.search.text.empty(); }

std::span<const KeyHint> hints_for(const JournalView& view)
{
    switch (view.doing) {
    case Doing::reading:
        return is_empty(view) ? std::span<const KeyHint>{empty_hints} : reading_hints;
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
        frame.shelf.notebook.date(entry.written_unix_ms) +
        (entry.session ? fmt::format(", session {}", *entry.session) : std::string{});
    const float air = canvas.px(8.0f);
    const float height = canvas.prose_height(width, font.small, head) + air +
                         canvas.prose_height(width, font.body, entry.prompt) + air +
                         canvas.prose_height(width, font.body, entry.text);
    Scroll& scroll = frame.view.journal.scroll;
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
    JournalView& view = frame.view.journal;
    const Canvas& canvas = frame.canvas;
    ImFont* body = canvas.font().body;
    if (is_empty(view) && view.doing != Doing::searching) {
        canvas.prose(area, body, canvas.colour().quiet, "Nothing is written yet. W opens a page.");
        return;
    }
    Rect list = area.cut_left(0.4f * area.width());
    area.cut_left(canvas.px(48.0f));
    if (view.doing == Doing::searching || !view.search.text.empty()) {
        draw_text_field(canvas, list.cut_top(2.0f * Canvas::height_of(body)), view.search,
                        "words to look for", view.doing == Doing::searching);
        list.cut_top(canvas.px(12.0f));
    }
    const auto& entries = *view.entries;
    if (entries.empty()) {
        canvas.prose(list, body, canvas.colour().quiet, "No entry has these words.");
        return;
    }
    const auto row = [&](std::size_t i) { return Row{first_line(entries[i].text), "", false}; };
    const std::size_t next = draw_list(frame, list, entries.size(), view.entry, row);
    if (next != view.entry) view.scroll = {};
    view.entry = next;
    draw_entry(frame, area, entries[view.entry]);
}

void draw_prompts(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    JournalView& view = frame.view.journal;
    area.cut_top(canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                              "A question to begin from, or none.") +
                 canvas.px(14.0f));
    const auto row = [](std::size_t i) {
        return Row{i == 0 ? "Nothing in particular" : journal_prompts[i - 1], "", false};
    };
    view.prompt = draw_list(frame, area, journal_prompts.size() + 1, view.prompt, row);
}

void draw_draft(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const JournalView& view = frame.view.journal;
    const std::string_view prompt = prompt_of(view);
    frame.view.writing = true;
    if (!prompt.empty())
        area.cut_top(canvas.prose(area, canvas.font().body, canvas.colour().breath_text, prompt) +
                     canvas.px(10.0f));
    draw_text_field(canvas, area, view.draft, "Nobody reads it but you.", true);
}

} // namespace

void draw_journal_screen(Frame& frame)
{
    look_up(frame);
    answer_keys(frame);
    look_up(frame);
    JournalView& view = frame.view.journal;
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Journal", hints_for(view));
    const float line = 1.5f * Canvas::height_of(canvas.font().small);
    const Rect below = area.cut_bottom(line);
    const std::string_view said = view.doing == Doing::removing
                                      ? std::string_view{"Taken out, this entry cannot come back."}
                                      : std::string_view{view.said};
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       said);
    if (view.doing == Doing::choosing_prompt) return draw_prompts(frame, area);
    if (view.doing == Doing::writing) return draw_draft(frame, area);
    frame.view.writing = view.doing == Doing::searching;
    draw_entries(frame, area);
}

} // namespace eupnea::ui
