// SPDX-License-Identifier: MIT
#include "ui/kit/theme.hpp"

#include <imgui.h>

#include "catch.hpp"

using namespace eupnea::ui;

TEST_CASE("theme: every text stands out from its ground by at least 4.5 to 1")
{
    for (const Palette* p : {&night, &dusk, &day}) {
        for (const Colour ground : {p->ground, p->raised, p->chosen})
            for (const Colour text : {p->text, p->quiet}) CHECK(contrast(text, ground) >= 4.5f);
        CHECK(contrast(p->heart, p->ground) >= 4.5f);
        CHECK(contrast(p->breath_text, p->ground) >= 4.5f);
        CHECK(contrast(p->on_button, p->button) >= 4.5f);
    }
}

TEST_CASE("theme: breath and heart differ in lightness, not only in hue")
{
    CHECK(contrast(night.breath, night.heart) >= 1.3f);
    CHECK(contrast(dusk.breath, dusk.heart) >= 1.3f);
    CHECK(contrast(day.breath, day.heart) >= 1.3f);
}

TEST_CASE("theme: the own breath stands out from the disc it is drawn on")
{
    CHECK(contrast(night.breath_own, night.breath_deep) >= 3.0f);
    CHECK(contrast(dusk.breath_own, dusk.breath_deep) >= 3.0f);
    CHECK(contrast(day.breath_own, day.breath_deep) >= 2.0f);
}

TEST_CASE("theme: contrast is that of black on white, 21 to 1, whichever comes first")
{
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) == Approx(21.0));
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Approx(4.48).margin(0.01));
}

TEST_CASE("theme: a colour fades without changing its hue, and mixes from end to end")
{
    CHECK(rgb(0x102030) == 0xFF302010u);
    CHECK(faded(rgb(0x102030), 0.5f) == 0x80302010u);
    CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 0.0f) == rgb(0x000000));
    CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 1.0f) == rgb(0xFFFFFF));
}

TEST_CASE("theme: everything grows with the window, within reason")
{
    CHECK(unit_for(1280, 800) == Approx(1.0));
    CHECK(unit_for(3840, 2160) == Approx(2.7));
    CHECK(unit_for(200, 200) == Approx(0.5));
}

TEST_CASE("theme: every digit of a font is equally wide, and stands within its width")
{
    ImFontAtlas atlas;
    const Fonts fonts = load_fonts(atlas, 1.0f, 1.0f);
    for (const ImFont* font : {fonts.small, fonts.body, fonts.medium, fonts.large})
        for (ImWchar digit = '0'; digit <= '9'; ++digit) {
            const ImFontGlyph& glyph = *font->FindGlyph(digit);
            CHECK(font->GetCharAdvance(digit) == font->GetCharAdvance('0'));
            CHECK(glyph.X0 >= -1.0f);
            CHECK(glyph.X1 <= glyph.AdvanceX + 1.0f);
        }
}
