// SPDX-License-Identifier: MIT
#include "ui/then_and_now.hpp"

#include <algorithm>

#include "practice/check_in.hpp"
#include "ui/kit/scroll.hpp"

namespace eupnea::ui {

namespace {

struct ThenAndNowState {
    Scroll scroll;
};

constexpr std::string_view nothing = "\u2013";

std::string answer_to(const Session& session, CheckMoment moment, CheckQuestion question)
{
    std::string words;
    for (const Answer& answer : session.answers())
        if (answer.moment == moment && answer.question == question)
            words =
                answer.number ? std::to_string(*answer.number) : std::string{answer.words.view()};
    return words;
}

struct Pair {
    std::string_view question;
    std::string before;
    std::string after;
    bool both;   ///< asked both times
    bool number; ///< from 0 to 10
};

std::vector<Pair> pairs_of(const Session& session)
{
    std::vector<Pair> pairs;
    for (const CheckInQuestion& asked : check_in_questions()) {
        Pair pair{asked.words, answer_to(session, CheckMoment::before, asked.question),
                  answer_to(session, CheckMoment::after, asked.question),
                  asked.before && asked.after, asked.number};
        if (!pair.before.empty() || !pair.after.empty()) pairs.push_back(std::move(pair));
    }
    return pairs;
}

enum class Pass : std::uint8_t { measure, draw };

/// Adds up the height, and draws in the second pass.
class Column {
public:
    Column(const Canvas& canvas, Rect area, Pass pass) : canvas_(canvas), rest_(area), pass_(pass)
    {}

    void line(std::string_view words, ImFont* font, Colour colour, float air)
    {
        used_ += write(rest_, words, font, colour) + canvas_.px(air);
        rest_.top += write_height_ + canvas_.px(air);
    }
    void pair(const Pair& pair)
    {
        const Palette& colour = canvas_.colour();
        const Fonts& font = canvas_.font();
        line(pair.question, font.small, colour.quiet, 2.0f);
        ImFont* size = pair.number ? font.medium : font.body;
        if (!pair.both && pair.before.empty() && pair.number)
            return side_by_side("", pair.after, size, 12.0f);
        if (!pair.both)
            return line(pair.before.empty() ? pair.after : pair.before, size, colour.text, 12.0f);
        side_by_side(or_nothing(pair.before), or_nothing(pair.after), size, 12.0f);
    }
    void heading() { side_by_side("before", "after", canvas_.font().small, 10.0f); }
    float used() const { return used_; }

private:
    void side_by_side(std::string_view before, std::string_view after, ImFont* font, float air)
    {
        Rect right = rest_;
        const Rect left = right.cut_left(0.5f * right.width() - canvas_.px(10.0f));
        right.cut_left(canvas_.px(20.0f));
        const float height = std::max(write(left, before, font, canvas_.colour().text),
                                      write(right, after, font, canvas_.colour().breath_text)) +
                             canvas_.px(air);
        used_ += height;
        rest_.top += height;
    }
    static std::string_view or_nothing(const std::string& words)
    {
        return words.empty() ? nothing : std::string_view{words};
    }
    float write(const Rect& area, std::string_view words, ImFont* font, Colour colour)
    {
        if (pass_ == Pass::draw) (void)canvas_.prose(area, font, colour, words);
        return write_height_ = canvas_.prose_height(area.width(), font, words);
    }

    const Canvas& canvas_;
    Rect rest_;
    Pass pass_;
    float write_height_ = 0.0f;
    float used_ = 0.0f;
};

float draw_column(const Frame& frame, const Rect& area, const std::vector<std::string>& questions,
                  Pass pass)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();
    Column column{canvas, area, pass};
    const auto pairs = pairs_of(frame.session);
    if (!pairs.empty()) column.heading();
    for (const Pair& pair : pairs) column.pair(pair);
    if (!questions.empty()) column.line("To think on, if you like", font.small, colour.quiet, 4.0f);
    for (const std::string& question : questions)
        column.line(question, font.body, colour.text, 6.0f);
    return column.used();
}

} // namespace

bool draw_then_and_now(Frame& frame, const Rect& area, const std::vector<std::string>& questions)
{
    Scroll& scroll = frame.view.state<ThenAndNowState>().scroll;
    const Rect narrow{area.left, area.top, area.right - frame.canvas.px(14.0f), area.bottom};
    const float height = draw_column(frame, narrow, questions, Pass::measure);
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{frame.canvas, area, scroll, height};
    draw_column(frame, scrolled.content(), questions, Pass::draw);
    return height > area.height();
}

} // namespace eupnea::ui
