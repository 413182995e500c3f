// SPDX-License-Identifier: MIT
#include "ui/kit/canvas.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace eupnea::ui {

namespace {

constexpr ImGuiWindowFlags sheet =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus;

float size_of(const ImFont* font) { return font->FontSize * font->Scale; }

Point measure(ImFont* font, std::string_view words, float wrap)
{
    return font->CalcTextSizeA(size_of(font), FLT_MAX, wrap, words.data(),
                               words.data() + words.size());
}

void log(std::string_view words)
{
    ImGui::LogText("%.*s\n", static_cast<int>(words.size()), words.data());
}

} // namespace

Canvas::Canvas(const Theme& theme, Keys& clicked) : theme_(theme), clicked_(clicked)
{
    const Point size = ImGui::GetIO().DisplaySize;
    area_ = {0.0f, 0.0f, size.x, size.y};
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, 0.0f});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0f, 1.0f});
    ImGui::Begin("eupnea", nullptr, sheet);
    ImGui::PopStyleVar(3);
    draw_ = ImGui::GetWindowDrawList();
    draw_->AddRectFilled(area_.top_left(), area_.bottom_right(), colour().ground);
}

Canvas::~Canvas() { ImGui::End(); }

void Canvas::text(Point at, ImFont* font, Colour colour, std::string_view line, Align align) const
{
    if (align != Align::left) at.x -= width_of(font, line) * (align == Align::centre ? 0.5f : 1.0f);
    at = {std::round(at.x), std::round(at.y)};
    draw_->AddText(font, size_of(font), at, colour, line.data(), line.data() + line.size());
    log(line);
}

void Canvas::text_within(Point at, float width, ImFont* font, Colour colour,
                         std::string_view line) const
{
    if (width_of(font, line) <= width) return text(at, font, colour, line);
    constexpr std::string_view ellipsis = "\u2026";
    const char* end = nullptr;
    font->CalcTextSizeA(size_of(font), std::max(1.0f, width - width_of(font, ellipsis)), 0.0f,
                        line.data(), line.data() + line.size(), &end);
    text(at, font, colour,
         format_line("{}{}", line.substr(0, static_cast<std::size_t>(end - line.data())), ellipsis)
             .view());
}

float Canvas::paragraph(const Rect& area, ImFont* font, Colour colour, std::string_view words) const
{
    draw_->AddText(font, size_of(font), {std::round(area.left), std::round(area.top)}, colour,
                   words.data(), words.data() + words.size(), area.width());
    log(words);
    return paragraph_height(area.width(), font, words);
}

void Canvas::centred(Point top, float width, ImFont* font, Colour colour,
                     std::string_view words) const
{
    for (const std::string_view line : even_lines_of(font, words, width)) {
        text(top, font, colour, line, Align::centre);
        top.y += centred_leading * size_of(font);
    }
}

std::vector<std::string_view> Canvas::even_lines_of(ImFont* font, std::string_view words,
                                                    float width)
{
    const float whole = width_of(font, words);
    const float lines = std::ceil(whole / width);
    return lines_of(font, words, lines > 1.0f ? std::min(width, 1.1f * whole / lines) : width);
}

std::vector<std::string_view> Canvas::lines_of(ImFont* font, std::string_view words, float width)
{
    std::vector<std::string_view> lines;
    const char* next = words.data();
    const char* const end = next + words.size();
    while (next < end) {
        const char* const stop = std::find(next, end, '\n');
        const char* line = font->CalcWordWrapPositionA(font->Scale, next, stop, width);
        if (line <= next && next < stop) line = next + 1;
        lines.emplace_back(next, static_cast<std::size_t>(line - next));
        next = line;
        while (next < stop && *next == ' ') ++next;
        if (next == stop && next < end) ++next;
    }
    return lines;
}

float Canvas::prose(const Rect& area, ImFont* font, Colour colour, std::string_view words) const
{
    Point at = area.top_left();
    const float top = draw_->GetClipRectMin().y;
    const float bottom = draw_->GetClipRectMax().y;
    for (const std::string_view line : lines_of(font, words, area.width())) {
        const bool whole = at.y >= top - 1.0f && at.y + size_of(font) <= bottom + 1.0f;
        if (whole) text(at, font, colour, line);
        at.y += leading * size_of(font);
    }
    return at.y - area.top;
}

float Canvas::prose_height(float width, ImFont* font, std::string_view words) const
{
    return leading * size_of(font) * static_cast<float>(lines_of(font, words, width).size());
}

float Canvas::paragraph_height(float width, ImFont* font, std::string_view words) const
{
    return measure(font, words, width).y;
}

float Canvas::width_of(ImFont* font, std::string_view line) { return measure(font, line, 0.0f).x; }
float Canvas::height_of(ImFont* font) { return size_of(font); }

namespace {

bool invisible_button(const char* id, const Rect& where)
{
    ImGui::SetCursorScreenPos(where.top_left());
    return ImGui::InvisibleButton(id,
                                  {std::max(1.0f, where.width()), std::max(1.0f, where.height())});
}

} // namespace

bool Canvas::click(const char* id, const Rect& where, bool* hovered) const
{
    const bool clicked = invisible_button(id, where);
    if (hovered) *hovered = ImGui::IsItemHovered();
    return clicked;
}

std::optional<Point> Canvas::held(const char* id, const Rect& where) const
{
    invisible_button(id, where);
    if (!ImGui::IsItemActive()) return std::nullopt;
    return ImGui::GetIO().MousePos;
}

} // namespace eupnea::ui
