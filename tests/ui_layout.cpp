// SPDX-License-Identifier: MIT
#include <span>

#include "assessed_session.hpp"
#include "catch.hpp"
#include "notebook.hpp"
#include "practice/check_in.hpp"
#include "staged_session.hpp"
#include "ui_guided_window.hpp"

using namespace eupnea;

namespace {

float overlap(const ui::Rect& a, const ui::Rect& b)
{
    const float width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const float height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    constexpr float touching = 1.5f; // pixels; neighbours in a small word share that much
    return width > touching && height > touching ? width * height : 0.0f;
}

/// Letters that hide one another by more than neighbours in a word ever do.
int hidden_letters(const std::vector<ui::Rect>& letters)
{
    int count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (std::size_t k = i + 1; k < letters.size(); ++k) {
            const float smaller = std::min(letters[i].width() * letters[i].height(),
                                           letters[k].width() * letters[k].height());
            count += overlap(letters[i], letters[k]) > 0.4f * smaller;
        }
    return count;
}

int letters_outside(const std::vector<ui::Rect>& letters, float width, float height)
{
    return static_cast<int>(std::count_if(letters.begin(), letters.end(), [&](const ui::Rect& r) {
        return r.left < 0.0f || r.top < 0.0f || r.right > width || r.bottom > height;
    }));
}

struct Size {
    float width;
    float height;
    float text_scale;
};

constexpr Size sizes[] = {{1280, 800, 1.0f}, {1280, 800, 1.5f}, {1920, 1080, 1.0f},
                          {800, 600, 1.0f},  {640, 400, 1.0f},  {1000, 1000, 1.25f}};

void check_letters(const Size& size)
{
    const auto letters = Sheet::letters();
    CHECK(letters.size() > 30);
    CHECK(hidden_letters(letters) == 0);
    CHECK(letters_outside(letters, size.width, size.height) == 0);
}

using Scene = std::pair<Session, Timestamp>;

/// Every scene at every size, after one key.
void check_layout(std::span<const Scene> scenes, char key = 0)
{
    for (const Size size : sizes)
        for (const auto& [session, now] : scenes) {
            Sheet sheet{{.text_scale = size.text_scale},
                        {.device = Word{"/dev/ttyACM0"}},
                        {},
                        size.width,
                        size.height};
            sheet.draw(session, now);
            if (key) sheet.type(key);
            sheet.draw(session, now);
            CAPTURE(size.width, size.height, size.text_scale, sheet.draw(session, now));
            check_letters(size);
        }
}

} // namespace

TEST_CASE("layout: at every window size all text is inside and none covers another")
{
    const Stage lost{.lost_from = Seconds{80}, .lost_until = Seconds{500}};
    const Scene scenes[] = {
        {StagedSession{{.length = Seconds{20}, .begun = false}}.whole(), at(Seconds{19})},
        {StagedSession{{.origin = Origin::simulated}}.upto(at(Seconds{6})), at(Seconds{6})},
        {StagedSession{{.quiet = true}}.upto(at(Seconds{30})), at(Seconds{30})},
        {StagedSession{lost}.upto(at(Seconds{89})), at(Seconds{89})},
        {StagedSession{{.length = Seconds{300}, .ended = true}}.whole(), at(Seconds{301})},
    };
    check_layout(scenes);
}

TEST_CASE("layout: however wide the heart swings, the numbers on its axis stand apart")
{
    const Stage wide{.length = Seconds{150}, .swing_bpm = 90.0};
    const Session session = StagedSession{wide}.upto(at(Seconds{149}));
    for (const Size size : sizes) {
        CAPTURE(size.width, size.height, size.text_scale);
        Sheet sheet{{.text_scale = size.text_scale}, {}, {}, size.width, size.height};
        sheet.draw(session, at(Seconds{149}));
        const float unit = ui::unit_for(size.width, size.height);
        std::vector<ui::Rect> digits = Sheet::letters();
        std::erase_if(digits, [&](const ui::Rect& digit) {
            return digit.right > 64.0f * unit || digit.top < 0.5f * size.height ||
                   digit.bottom > size.height - 50.0f * unit;
        });
        CHECK(digits.size() >= 4);
        for (const ui::Rect& a : digits)
            for (const ui::Rect& b : digits)
                CHECK((std::abs(a.top - b.top) < 3.0f || std::abs(a.top - b.top) > a.height()));
    }
}

TEST_CASE("layout: finding the pace, from its page to its result")
{
    const AssessedSession assessed;
    const Scene scenes[] = {
        {assessed.upto(at(Seconds{60})), at(Seconds{60})},
        {assessed.upto(at(Seconds{119.5})), at(Seconds{125})}, // how did it feel?
        {assessed.whole(), at(Seconds{900})},
        {AssessedSession{AssessmentMode::sliding}.whole(), at(Seconds{1100})},
    };
    check_layout(scenes);
    const Scene begin[] = {{Session{}, at(Seconds{1})}};
    check_layout(begin, 'f');
}

TEST_CASE("layout: the words about the numbers")
{
    const Scene scenes[] = {{Session{}, at(Seconds{1})},
                            {StagedSession{{}}.upto(at(Seconds{60})), at(Seconds{60})}};
    check_layout(scenes, '?');
}

TEST_CASE("layout: every page beside the practice fits at every window size")
{
    Kept kept;
    kept.entries = {{1, 0, 3, "What does the body say?", "It was a long day, and it is over now."}};
    kept.goals = {{1, 0, "Ten minutes after breakfast", 3, 10, "2026-12-20"}};
    for (const Size size : {Size{1280, 800, 1.0f}, Size{1280, 800, 1.5f}, Size{1920, 1080, 1.0f},
                            Size{3840, 2160, 1.0f}, Size{800, 600, 1.0f}, Size{640, 400, 0.8f}}) {
        Sheet sheet{{.text_scale = size.text_scale},
                    {.device = Word{"sim"}},
                    full_resources(&kept),
                    size.width,
                    size.height};
        const Session session;
        for (const std::string keys :
             {"p", "r", "j", "jw", "jw\n", "jf", "g", "gn", "gc", "p\n", "p\n\n", "p\n\n\n"}) {
            for (const char key : keys) {
                if (key == '\n')
                    sheet.press(ui::Key::enter);
                else
                    sheet.type(key);
                sheet.draw(session, at(0s));
            }
            CAPTURE(size.width, size.height, size.text_scale, keys, sheet.draw(session, at(0s)));
            check_letters(size);
            for (int back = 0; back < 3; ++back) {
                sheet.press(ui::Key::escape);
                sheet.draw(session, at(0s));
            }
        }
    }
}

TEST_CASE("layout: a guided practice, its prompts, its letter and its sleep")
{
    const std::pair<const char*, Seconds> moments[] = {
        {"resonance", Seconds{112}},  // its longest prompt
        {"safe-place", Seconds{10}},  // a long one
        {"kind-words", Seconds{200}}, // a free breath
        {"kind-words", Seconds{300}}, // closed eyes
        {"safe-place", Seconds{130}}, // just before they close
        {"in-the-day", Seconds{20}},  // asleep
        {"ground", Seconds{40}},      {"letter", Seconds{230}},
    };
    for (const Size size : sizes)
        for (const auto& [name, until] : moments) {
            const ui::Look look{.text_scale = size.text_scale};
            Guided guided{name, until, false, look, size.width, size.height};
            if (guided.session.step()->writing)
                for (int line = 0; line < 9; ++line) {
                    guided.write("A line that is rather long, as lines in letters sometimes are");
                    guided.press(ui::Key::enter);
                }
            CAPTURE(size.width, size.height, size.text_scale, name, until.count());
            check_letters(size);
        }
}

TEST_CASE("layout: the questions afterwards, and then and now side by side")
{
    for (const Size size : sizes) {
        const ui::Look look{.text_scale = size.text_scale};
        Guided guided{"steam", Seconds{700}, true, look, size.width, size.height};
        for (const CheckInQuestion& asked : check_in_questions())
            guided.apply(Answer{at(0s),
                                CheckMoment::before,
                                asked.question,
                                {},
                                "tight shoulders, cold hands, and a head full of lists"});
        guided.end();
        CAPTURE(size.width, size.height, size.text_scale);
        for (int question = 0; !guided.shows("You stayed") && question < 12; ++question) {
            check_letters(size);
            guided.press(ui::Key::enter);
        }
        CHECK(guided.shows("You stayed"));
        check_letters(size);
    }
}

TEST_CASE("layout: the screen follows the session from Begin through Practice to After")
{
    Sheet sheet;
    sheet.draw(StagedSession{{.length = Seconds{20}, .begun = false}}.whole(), at(Seconds{19}));
    CHECK(sheet.shows("Begin"));
    sheet.draw(StagedSession{{}}.upto(at(Seconds{60})), at(Seconds{60}));
    CHECK(sheet.shows("pause"));
    sheet.draw(StagedSession{{.ended = true}}.whole(), at(Seconds{91}));
    CHECK(sheet.shows("practise again"));
}

TEST_CASE("layout: L changes between night and day on every screen")
{
    Sheet sheet;
    const Session session = StagedSession{{}}.upto(at(Seconds{60}));
    sheet.draw(session, at(Seconds{60}));
    CHECK(Sheet::painted(ui::night.text) > 0);
    sheet.type('l');
    sheet.draw(session, at(Seconds{60}));
    CHECK(Sheet::painted(ui::night.text) == 0);
    CHECK(Sheet::painted(ui::day.text) > 0);
}
