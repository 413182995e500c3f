// SPDX-License-Identifier: MIT
// The page that is read together and agreed to before anything is measured.
#include "ui/consent_state.hpp"
#include "ui/kit/page.hpp"
#include "ui/room_state.hpp"
#include "ui/screens.hpp"

#include <array>

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"Enter", "agreed: begin"}, KeyHint{"W", "take it back"},
                           KeyHint{"P", "a page to print"},   KeyHint{"Esc", "back"},
                           KeyHint{"PgUp PgDn", "further"},   KeyHint{"L", "light or dark"}};

void agree_and_begin(Frame& frame, ConsentState& state)
{
    const auto& book = frame.resources.consent_book;
    if (book.agree) state.now.expect(book.agree(frame.resources.consent));
    const auto& plans = frame.resources.plans.practices;
    const std::size_t plan = frame.view.state<RoomState>().plan;
    frame.view.open(ScreenId::plans);
    if (plan < plans.size()) frame.send(BeginPractice{plans[plan], Seconds{0.0}, {}});
}

void answer_keys(Frame& frame, ConsentState& state)
{
    const auto& book = frame.resources.consent_book;
    if (frame.keys.typed('w') && book.withdraw) state.now.expect(book.withdraw());
    if (frame.keys.typed('p') && book.write_page)
        state.page.expect(book.write_page(frame.resources.consent));
    if (frame.keys.pressed(Key::escape)) return frame.view.open(ScreenId::plans);
    if (frame.keys.entered()) agree_and_begin(frame, state);
}

/// The newest of what is known; a reason why something could not be kept comes first.
Line status_words(const ConsentState& state)
{
    for (const std::string* error : {&state.now.error(), &state.page.error()})
        if (!error->empty()) return Line{*error};
    if (state.page.known()) return format_line("The page is in {}.", state.page.value());
    const ConsentNow& now = state.now.value();
    if (!now.withdrawn.empty())
        return format_line("Agreed on {}, taken back on {}.", now.agreed, now.withdrawn);
    if (!now.agreed.empty()) return format_line("Agreed on {}.", now.agreed);
    return state.now.known() ? Line{"Not agreed to yet."} : Line{};
}

} // namespace

ConsentState& consent_state(Frame& frame)
{
    ConsentState& state = frame.view.state<ConsentState>();
    const auto& request = frame.resources.consent_book.request;
    if (state.visit != frame.view.visit && request) state.now.expect(request());
    if (state.visit != frame.view.visit) state.page = {};
    state.visit = frame.view.visit;
    state.now.poll(frame.elapsed);
    state.page.poll(frame.elapsed);
    return state;
}

void draw_consent_screen(Frame& frame)
{
    ConsentState& state = consent_state(frame);
    answer_keys(frame, state);
    const LearnPage& page = frame.resources.consent;
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    Rect area = draw_page(canvas, page.title, hints);
    const Rect status = area.cut_bottom(1.5f * Canvas::height_of(font.body));
    canvas.text_within(status.top_left(), status.width(), font.body, canvas.colour().breath_text,
                       status_words(state).view());
    area.right = std::min(area.right, area.left + 42.0f * Canvas::height_of(font.body));
    const float height = canvas.prose_height(area.width() - canvas.px(14.0f), font.body, page.text);
    Scroll& scroll = frame.view.state<RoomState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, scroll, height};
    canvas.prose(scrolled.content(), font.body, canvas.colour().text, page.text);
}

} // namespace eupnea::ui
