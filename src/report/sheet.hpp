// SPDX-License-Identifier: MIT
// Text and shapes on a page, in millimetres from its top left corner.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

typedef struct _cairo cairo_t;

namespace eupnea::report {

struct Ink {
    double red, green, blue, alpha = 1.0;

    constexpr Ink faded(double by) const { return {red, green, blue, alpha * by}; }
};

/// From the usual 0xRRGGBB.
constexpr Ink ink(std::uint32_t hex)
{
    return {static_cast<double>(hex >> 16 & 0xFFu) / 255.0,
            static_cast<double>(hex >> 8 & 0xFFu) / 255.0,
            static_cast<double>(hex & 0xFFu) / 255.0};
}
/// From `a` at share 0 to `b` at share 1.
Ink mixed(Ink a, Ink b, double share);

/// The tones of the window by day, for white paper.
namespace tone {
constexpr Ink text = ink(0x1E2B2C);
constexpr Ink quiet = ink(0x66716F);
constexpr Ink line = ink(0xDCD6CA);
constexpr Ink breath = ink(0x2F8576);
constexpr Ink guide = ink(0xC3DDD6);
constexpr Ink heart = ink(0xA8641A);
constexpr Ink swing = ink(0x4E6C8C);
} // namespace tone

enum class Face : std::uint8_t {
    serif = 0, ///< EB Garamond: what a person reads
    sans,      ///< Inter, digits of one width: labels and numbers
};
enum class Align : std::uint8_t { left = 0, centre, right };

struct Type {
    Face face = Face::sans;
    double size_pt = 8.0;
    Ink colour = tone::text;
    int weight = 400;
    bool italic = false;
    double tracking_pt = 0.0; ///< between letters
    Align align = Align::left;
    double leading = 1.0; ///< times the font's own
};

struct Place {
    double x, y;
};

/// Draws on a cairo context whose unit is the point (1/72 inch).
class Sheet {
public:
    explicit Sheet(cairo_t* context) : context_(context) {}

    /// A paragraph with its top at `top`; gives its height. Beyond `lines` (0: any number) it ends in an
    /// ellipsis.
    double text(Place top, double width, const Type& type, std::string_view words, int lines = 0);
    /// The height that it would have.
    double height(double width, const Type& type, std::string_view words, int lines = 0) const;
    double width(const Type& type, std::string_view words) const;

    /// One line that stands on `base`: to the right of it, centred or to the left, as it is aligned. No
    /// wider than `width` (0: any), beyond it an ellipsis.
    void label(Place base, const Type& type, std::string_view words, double width = 0.0);

    void line(Place from, Place to, double thickness, Ink colour);
    void dashes(Place from, Place to, double thickness, Ink colour);
    void path(std::span<const Place> places, double thickness, Ink colour);
    void disc(Place centre, double radius, Ink colour);
    void ring(Place centre, double radius, double thickness, Ink colour);
    void box(Place corner, double width, double height, Ink colour);
    /// Closed, of cubic Bezier curves: a beginning, then three places for each curve.
    void shape(std::span<const Place> curves, Ink fill, double thickness, Ink outline);

    void clip(Place corner, double width, double height); ///< until unclip()
    void unclip();

private:
    cairo_t* context_;
};

} // namespace eupnea::report
