// SPDX-License-Identifier: MIT
// How far a text that is longer than its room has been moved up.
#pragma once

#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea::ui {

struct Scroll {
    float offset = 0.0f; ///< pixels

    /// Page keys and the wheel over `area` move it, within what there is to see.
    void follow(const Keys& keys, const Rect& area, float content_height);
};

/// While it lives, what is drawn is cut off at the area's edges; a scroll bar shows the position.
class ScrolledArea {
public:
    ScrolledArea(const Canvas& canvas, const Rect& area, const Scroll& scroll,
                 float content_height);
    ~ScrolledArea();
    ScrolledArea(const ScrolledArea&) = delete;
    ScrolledArea& operator=(const ScrolledArea&) = delete;

    /// Where the content lies; its top is above the area once it has been moved.
    const Rect& content() const { return content_; }

private:
    const Canvas& canvas_;
    Rect content_;
};

} // namespace eupnea::ui
