// SPDX-License-Identifier: MIT
// The page that is read together and agreed to before anything is measured.
#include "ui/kit/page.hpp"
#include "ui/room_state.hpp"
#include "ui/screens.hpp"

#include <array>

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"Enter", "agreed: begin"}, KeyHint{"Esc", "back"},
                           KeyHint{"PgUp PgDn", "further"}, KeyHint{"L", "light or dark"}};

void begin(Frame& frame)
{
    const auto& plans = frame.resources.plans.practices;
    const std::size_t plan = frame.view.state<RoomState>().plan;
    frame.view.open(ScreenId::plans);
    if (plan < plans.size()) frame.send(BeginPractice{plans[plan], Seconds{0.0}, {}});
}

} // namespace

void draw_consent_screen(Frame& frame)
{
    if (frame.keys.pressed(Key::escape)) frame.view.open(ScreenId::plans);
    const LearnPage& page = frame.resources.consent;
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, page.title, hints);
    area.right = std::min(area.right, area.left + 42.0f * Canvas::height_of(canvas.font().body));
    const float height =
        canvas.prose_height(area.width() - canvas.px(14.0f), canvas.font().body, page.text);
    Scroll& scroll = frame.view.state<RoomState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, scroll, height};
    canvas.prose(scrolled.content(), canvas.font().body, canvas.colour().text, page.text);
    if (frame.keys.entered()) begin(frame);
}

} // namespace eupnea::ui
