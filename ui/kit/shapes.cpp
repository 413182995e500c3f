// SPDX-License-Identifier: MIT
#include "ui/kit/shapes.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace eupnea::ui {

namespace {

constexpr int segments = 128;

/// The directions of the circle, computed once.
const std::array<Point, segments + 1>& directions()
{
    static const auto table = [] {
        std::array<Point, segments + 1> result{};
        for (int i = 0; i <= segments; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / segments;
            result[static_cast<std::size_t>(i)] = {static_cast<float>(std::sin(angle)),
                                                   static_cast<float>(-std::cos(angle))};
        }
        return result;
    }();
    return table;
}

ImDrawIdx index(unsigned i) { return static_cast<ImDrawIdx>(i); }

void write_quad(ImDrawList& draw, unsigned a, unsigned b, unsigned c, unsigned d)
{
    for (const unsigned corner : {a, b, c, a, c, d}) draw.PrimWriteIdx(index(corner));
}

} // namespace

void draw_radial(ImDrawList& draw, Point centre, std::span<const Stop> stops)
{
    const Point white = ImGui::GetFontTexUvWhitePixel();
    const auto rings = static_cast<int>(stops.size());
    draw.PrimReserve((rings - 1) * segments * 6, rings * (segments + 1));
    const unsigned first = draw._VtxCurrentIdx;
    for (const Stop& stop : stops)
        for (const Point& direction : directions())
            draw.PrimWriteVtx(centre + direction * stop.radius, white, stop.colour);

    constexpr unsigned row = segments + 1;
    for (unsigned ring = 0; ring + 1 < stops.size(); ++ring)
        for (unsigned i = 0; i < segments; ++i) {
            const unsigned inner = first + ring * row + i;
            write_quad(draw, inner, inner + row, inner + row + 1, inner + 1);
        }
}

void draw_soft_disc(ImDrawList& draw, const SoftDisc& disc)
{
    const float inside = std::max(0.0f, disc.radius - 0.5f * disc.feather);
    const float outside = disc.radius + 0.5f * disc.feather;
    std::array<Stop, 12> body{};
    constexpr std::size_t inner = 8; // stops on the disc itself, the rest on its soft rim
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (i < inner) {
            const float share = static_cast<float>(i) / static_cast<float>(inner - 1);
            body[i] = {inside * share, mixed(disc.core, disc.rim, share * share)};
        } else {
            const float share = static_cast<float>(i - inner + 1) / 4.0f;
            const float left = 1.0f - share;
            body[i] = {std::lerp(inside, outside, share),
                       faded(disc.rim, left * left * (3.0f - 2.0f * left))};
        }
    }
    std::array<Stop, 12> glow{};
    for (std::size_t i = 0; i < glow.size(); ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(glow.size() - 1);
        const float left = 1.0f - share;
        glow[i] = {inside + disc.halo * share, faded(disc.rim, 0.34f * left * left * left)};
    }
    glow.front().radius = 0.0f;
    draw_radial(draw, disc.centre, glow);
    draw_radial(draw, disc.centre, body);
}

void draw_ring(ImDrawList& draw, Point centre, float radius, float share, float thickness,
               Colour colour)
{
    if (share <= 0.0f) return;
    if (share >= 1.0f) return draw.AddCircle(centre, radius, colour, segments, thickness);
    constexpr float quarter = static_cast<float>(std::numbers::pi / 2.0);
    draw.PathArcTo(centre, radius, -quarter, -quarter + 4.0f * quarter * share,
                   std::max(2, static_cast<int>(share * segments)));
    draw.PathStroke(colour, ImDrawFlags_None, thickness);
}

void fill_under(ImDrawList& draw, std::span<const Point> line, float floor, Colour at_line,
                Colour at_floor)
{
    if (line.size() < 2) return;
    const Point white = ImGui::GetFontTexUvWhitePixel();
    const auto columns = static_cast<int>(line.size());
    draw.PrimReserve((columns - 1) * 6, columns * 2);
    const unsigned first = draw._VtxCurrentIdx;
    for (const Point& point : line) {
        draw.PrimWriteVtx(point, white, at_line);
        draw.PrimWriteVtx({point.x, floor}, white, at_floor);
    }
    for (unsigned i = 0; i + 1 < line.size(); ++i) {
        const unsigned top = first + 2 * i;
        write_quad(draw, top, top + 2, top + 3, top + 1);
    }
}

void draw_dashes(ImDrawList& draw, std::span<const Point> line, float dash, float thickness,
                 Colour colour, float& phase)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point step = line[i] - line[i - 1];
        const float length = std::hypot(step.x, step.y);
        float done = 0.0f;
        while (done < length) {
            const float in_cycle = std::fmod(phase, 2.0f * dash);
            const bool drawn = in_cycle < dash;
            const float to_edge = (drawn ? dash : 2.0f * dash) - in_cycle;
            const float piece = std::max(0.5f, std::min(to_edge, length - done));
            if (drawn)
                draw.AddLine(line[i - 1] + step * (done / length),
                             line[i - 1] + step * (std::min(done + piece, length) / length), colour,
                             thickness);
            done += piece;
            phase += piece;
        }
    }
}

} // namespace eupnea::ui
