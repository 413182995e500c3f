// SPDX-License-Identifier: MIT
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr Screen begin{"Begin", draw_begin_screen};
constexpr Screen practice{"Practice", draw_practice_screen};
constexpr Screen after{"After", draw_after_screen};

} // namespace

const Screen& screen_for(const Session& session, const View& view)
{
    if (!session.start()) return begin;
    if (!session.end()) return practice;
    return view.seen == session.start()->since_launch ? begin : after;
}

} // namespace eupnea::ui
