// SPDX-License-Identifier: MIT
// A column of labels on the left, what they are about on the right, a hairline above each section.
#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/flower.hpp"

namespace eupnea::report {

namespace {

constexpr double margin = 20.0; ///< left and right
constexpr double head = 17.0;
constexpr double foot = 13.0;
constexpr double labels = 38.0; ///< width of the column of labels, its gap included
constexpr double flower_size = 44.0;
constexpr double plot_height = 24.0;
constexpr double plot_gap = 5.2;
constexpr double hairline = 0.1;

constexpr Type section_type{.size_pt = 7.6, .weight = 600};
constexpr Type about_type{.size_pt = 7.2, .colour = tone::quiet};
constexpr Type small_type{.size_pt = 7.4, .colour = tone::quiet, .leading = 1.12};
constexpr Type body_type{.size_pt = 8.2, .leading = 1.12};
constexpr Type words_type{.face = Face::serif, .size_pt = 12.4, .leading = 1.02};

bool has(std::span<const Section> sections, Section section)
{
    return std::ranges::find(sections, section) != sections.end();
}

/// Goes down the page, section by section.
class Column {
public:
    Column(Sheet& sheet, Paper paper) : sheet_(sheet), paper_(paper) {}

    double left() const { return margin; }
    double content() const { return margin + labels; }
    double right() const { return paper_.width - margin; }
    double width() const { return right() - content(); }
    double bottom() const { return paper_.height - foot; }

    /// A hairline, and the section's name in the column of labels.
    void begin(std::string_view name)
    {
        sheet_.line({left(), y}, {right(), y}, hairline, tone::line);
        sheet_.label({left(), y + 5.0}, section_type, name);
        y += 2.2;
    }
    void end() { y += 3.6; }

    double y = head;

private:
    Sheet& sheet_;
    Paper paper_;
};

// ---------------------------------------------------------------- the parts of the first page

void draw_title(Sheet& sheet, Column& column, const Report& report, double width)
{
    constexpr Type kind{.size_pt = 7.2, .colour = tone::breath, .weight = 600, .tracking_pt = 0.3};
    Type title{.face = Face::serif, .size_pt = 27.0, .leading = 0.92};
    while (title.size_pt > 15.0 && sheet.width(title, report.title) > 2.0 * width)
        title.size_pt -= 1.0;
    while (title.size_pt > 21.0 && sheet.width(title, report.title) > width) title.size_pt -= 0.5;
    sheet.label({column.left(), column.y + 3.0}, kind, report.kind, width);
    column.y += 5.4;
    column.y += sheet.text({column.left(), column.y}, width, title, report.title, 2) + 1.6;
    column.y +=
        sheet.text({column.left(), column.y}, width,
                   {.size_pt = 8.4, .colour = tone::quiet, .leading = 1.2}, report.subtitle, 2);
}

/// Lines to write on by hand, where nothing has been written.
void draw_room_for_words(Sheet& sheet, Column& column)
{
    for (int i = 0; i < 3; ++i) {
        column.y += 7.0;
        sheet.line({column.content(), column.y}, {column.right(), column.y}, hairline, tone::line);
    }
    column.y += 1.5;
}

/// @param room  height that they may take; what is longer ends in an ellipsis
void draw_words(Sheet& sheet, Column& column, const Report& report, double room)
{
    column.begin("In your own words");
    if (report.words.empty()) {
        draw_room_for_words(sheet, column);
        return column.end();
    }
    const double limit = column.y + room;
    const double line = sheet.height(column.width(), words_type, "x");
    std::size_t shown = 0;
    for (const OwnWords& own : report.words) {
        const int lines = static_cast<int>((limit - column.y - 4.0) / line);
        if (lines < 1) break;
        sheet.label({column.content(), column.y + 2.8}, about_type, own.about, column.width());
        column.y += 3.8;
        column.y +=
            sheet.text({column.content(), column.y}, column.width(), words_type, own.text, lines) +
            1.9;
        ++shown;
    }
    if (shown < report.words.size())
        column.y += sheet.text(
            {column.content(), column.y}, column.width(), small_type,
            fmt::format("And {} more, kept in the library.", report.words.size() - shown));
    column.end();
}

constexpr std::size_t most_practices = 6;

double row_height(const Sheet& sheet, const Column& column, const PracticeRow& row)
{
    return std::max(4.2, sheet.height(column.width() - 30.0, body_type, row.what, 2) + 0.7);
}

double practice_height(const Sheet& sheet, const Column& column, const Report& report)
{
    const std::size_t rows = std::min(most_practices, report.practice.size());
    double height = report.practice.size() > rows ? 9.8 : 5.8;
    for (std::size_t i = 0; i < rows; ++i) height += row_height(sheet, column, report.practice[i]);
    return height;
}

void draw_practice(Sheet& sheet, Column& column, const Report& report)
{
    column.begin("Practice");
    Type length = body_type;
    length.align = Align::right;
    for (std::size_t i = 0; i < std::min(most_practices, report.practice.size()); ++i) {
        const PracticeRow& row = report.practice[i];
        const double base = column.y + 2.8;
        sheet.label({column.content(), base}, about_type, row.from);
        sheet.label({column.right(), base}, length, row.length);
        sheet.text({column.content() + 11.0, column.y - 0.1}, column.width() - 30.0, body_type,
                   row.what, 2);
        column.y += row_height(sheet, column, row);
    }
    if (report.practice.size() > most_practices)
        column.y += sheet.text({column.content() + 11.0, column.y}, column.width(), small_type,
                               fmt::format("and {} more", report.practice.size() - most_practices));
    column.end();
}

void draw_plot_labels(Sheet& sheet, const Column& column, const PlotFrame& frame, const Plot& plot)
{
    Type name = section_type;
    name.colour = plot.colour;
    double y = frame.top + 2.4;
    sheet.label({column.left(), y}, name, plot.name);
    sheet.label({column.left(), y += 3.5}, about_type, plot.unit);
    y += 1.2;
    for (const std::string& figure : plot.figures)
        sheet.label({column.left(), y += 3.7}, {.size_pt = 7.6}, figure, labels - 6.0);
}

void draw_plots(Sheet& sheet, Column& column, const Report& report)
{
    if (report.plots.empty()) return;
    sheet.line({column.left(), column.y}, {column.right(), column.y}, hairline, tone::line);
    column.y += report.axis.steps.empty() ? 4.0 : 7.0;
    PlotFrame frame{column.content(), column.y, column.width(), plot_height};
    const double all =
        static_cast<double>(report.plots.size()) * (plot_height + plot_gap) - plot_gap;
    draw_steps(sheet, {frame.left, frame.top, frame.width, all}, report.axis);
    for (const Plot& plot : report.plots) {
        draw_plot(sheet, frame, plot, report.axis);
        draw_plot_labels(sheet, column, frame, plot);
        frame.top += plot_height + plot_gap;
    }
    frame.top -= plot_height + plot_gap;
    draw_axis(sheet, frame, report.axis);
    column.y = frame.top + plot_height + 6.2;
    column.end();
}

/// From 0 to 10: a ring before, a disc after, a line from one to the other.
void draw_before_after(Sheet& sheet, Column& column, const BeforeAfter& row)
{
    constexpr double name_width = 20.0;
    const double left = column.content() + name_width;
    const double width = 0.5 * column.width();
    const double y = column.y + 2.4;
    const auto x = [&](int value) { return left + width * value / 10.0; };
    const auto number = [](const std::optional<int>& value) {
        return value ? fmt::format("{}", *value) : std::string{"–"};
    };
    sheet.label({column.content(), y + 0.9}, body_type, row.name);
    sheet.line({left, y}, {left + width, y}, hairline, tone::line);
    for (int i = 0; i <= 10; ++i)
        sheet.line({x(i), y - 0.5}, {x(i), y + 0.5}, hairline, tone::line);
    Type end{.size_pt = 6.2, .colour = tone::quiet, .align = Align::right};
    sheet.label({left - 1.8, y + 0.8}, end, "0");
    end.align = Align::left;
    sheet.label({left + width + 1.8, y + 0.8}, end, "10");
    if (row.before && row.after)
        sheet.line({x(*row.before), y}, {x(*row.after), y}, 0.35, tone::breath);
    if (row.before) {
        sheet.disc({x(*row.before), y}, 1.15, ink(0xFFFFFF));
        sheet.ring({x(*row.before), y}, 1.15, 0.35, tone::breath);
    }
    if (row.after) sheet.disc({x(*row.after), y}, 1.3, tone::breath);
    const std::string both = row.before && row.after
                                 ? fmt::format("{} before, {} after", *row.before, *row.after)
                             : row.before ? number(row.before) + " before"
                                          : number(row.after) + " after";
    sheet.label({left + width + 9.0, y + 0.9}, about_type, both);
    column.y += 5.6;
}

void draw_check_in(Sheet& sheet, Column& column, const Report& report)
{
    if (report.check_in.empty()) return;
    column.begin("Before and after");
    for (const BeforeAfter& row : report.check_in) draw_before_after(sheet, column, row);
    column.end();
}

/// The newest, in a row, each above its day.
void draw_flowers(Sheet& sheet, Column& column, const Report& report)
{
    constexpr double size = 17.0;
    constexpr double step = 21.4;
    column.begin("Flowers");
    double x = column.content() + 0.5 * size;
    const auto most = static_cast<std::size_t>((column.width() - size) / step) + 1;
    const std::size_t skipped = report.flowers.size() - std::min(most, report.flowers.size());
    for (std::size_t i = skipped; i < report.flowers.size(); ++i, x += step) {
        draw_flower(sheet, {x, column.y + 1.0 + 0.5 * size}, 0.5 * size, report.flowers[i].flower);
        Type type = about_type;
        type.align = Align::centre;
        sheet.label({x, column.y + size + 5.0}, type, report.flowers[i].name);
    }
    column.y += size + 6.0;
    column.end();
}

double unmeasured_height(const Sheet& sheet, const Column& column, const Report& report)
{
    double height = 0.0;
    for (const std::string& sentence : report.unmeasured)
        height += sheet.height(column.width(), small_type, sentence) + 0.8;
    return height + 6.0;
}

void draw_unmeasured(Sheet& sheet, Column& column, const Report& report)
{
    column.begin("Measured or not");
    column.y += 0.25;
    for (const std::string& sentence : report.unmeasured)
        column.y +=
            sheet.text({column.content(), column.y}, column.width(), small_type, sentence) + 0.8;
    column.end();
}

void draw_foot(Sheet& sheet, const Column& column, const Report& report, std::size_t page,
               std::size_t pages)
{
    constexpr Type type{.size_pt = 6.3, .colour = tone::quiet, .leading = 1.15};
    constexpr Type strong{.size_pt = 6.3, .colour = tone::text, .weight = 600};
    const double top = column.bottom() - 6.8;
    sheet.line({column.left(), top}, {column.right(), top}, hairline, tone::line);
    sheet.label({column.left(), top + 4.0}, strong, "Not a medical finding.");
    sheet.text({column.content(), top + 1.5}, column.width() - (pages > 1 ? 14.0 : 0.0), type,
               report.recipe, 2);
    Type number = type;
    number.align = Align::right;
    if (pages > 1)
        sheet.label({column.right(), top + 4.0}, number, fmt::format("{} of {}", page + 1, pages));
}

/// Height of everything on the first page that stands below the person's words.
double below_words(const Sheet& sheet, const Column& column, const Report& report,
                   std::span<const Section> sections)
{
    double height = 10.0; // the foot
    if (has(sections, Section::practice)) height += practice_height(sheet, column, report);
    if (has(sections, Section::plots))
        height += 13.0 + static_cast<double>(report.plots.size()) * (plot_height + plot_gap);
    if (has(sections, Section::flower) && report.flowers.size() > 1) height += 29.0;
    if (has(sections, Section::check_in) && !report.check_in.empty())
        height += 6.0 + 5.6 * static_cast<double>(report.check_in.size());
    if (has(sections, Section::unmeasured)) height += unmeasured_height(sheet, column, report);
    return height;
}

void draw_first_page(Sheet& sheet, Column& column, const Report& report,
                     std::span<const Section> sections)
{
    const bool flower = has(sections, Section::flower) && report.flowers.size() == 1;
    const double width = column.right() - column.left() - (flower ? flower_size + 8.0 : 0.0);
    draw_title(sheet, column, report, width);
    if (flower) {
        draw_flower(sheet, {column.right() - 0.5 * flower_size, head + 0.5 * flower_size},
                    0.5 * flower_size, report.flowers.front().flower);
        column.y = std::max(column.y, head + flower_size);
    }
    column.y += 5.0;
    if (has(sections, Section::words))
        draw_words(sheet, column, report,
                   column.bottom() - column.y - 8.0 - below_words(sheet, column, report, sections));
    if (has(sections, Section::practice)) draw_practice(sheet, column, report);
    if (has(sections, Section::plots)) draw_plots(sheet, column, report);
    if (has(sections, Section::flower) && report.flowers.size() > 1)
        draw_flowers(sheet, column, report);

    if (has(sections, Section::check_in)) draw_check_in(sheet, column, report);
    if (has(sections, Section::unmeasured)) draw_unmeasured(sheet, column, report);
}

// ---------------------------------------------------------------- further pages

struct Table {
    Section section;
    std::string_view name;
    const std::vector<TableRow> Report::*rows;
};
constexpr std::array tables{Table{Section::steps, "Every step", &Report::steps},
                            Table{Section::hrv, "Heart-rate variability", &Report::hrv},
                            Table{Section::methods, "Methods", &Report::methods}};

double row_height(const Sheet& sheet, const Column& column, const TableRow& row, Section section)
{
    if (section != Section::methods) return 4.7;
    return sheet.height(column.width(), body_type, row.value) +
           sheet.height(column.width(), small_type, row.remark) + 3.4;
}

void draw_row(Sheet& sheet, Column& column, const TableRow& row, Section section)
{
    const double base = column.y + 2.9;
    sheet.label({column.left(), base}, about_type, row.name, labels - 3.0);
    if (section == Section::methods) {
        const double height =
            sheet.text({column.content(), column.y - 0.35}, column.width(), body_type, row.value);
        sheet.text({column.content(), column.y + height}, column.width(), small_type, row.remark);
        return;
    }
    const double first = section == Section::hrv ? 28.0 : 0.55 * column.width();
    sheet.label({column.content(), base}, body_type, row.value, first - 2.0);
    sheet.label({column.content() + first, base}, about_type, row.remark, column.width() - first);
}

/// Lays the tables out from the top of page 1 on, draws those of `wanted`, and gives the number of pages.
std::size_t draw_tables(Sheet& sheet, Paper paper, const Report& report,
                        std::span<const Section> sections, std::optional<std::size_t> wanted)
{
    std::size_t page = 0;
    Column column{sheet, paper};
    column.y = 1e9; // the first row begins a page
    for (const Table& table : tables) {
        if (!has(sections, table.section)) continue;
        bool named = false;
        for (const TableRow& row : report.*table.rows) {
            const double height = row_height(sheet, column, row, table.section);
            if (column.y + height + (named ? 0.0 : 12.0) > column.bottom() - 9.0) {
                ++page;
                column.y = head;
                named = false;
            }
            const bool drawn = wanted && page == *wanted;
            if (!named) {
                if (column.y > head) column.y += 5.0;
                if (drawn) {
                    sheet.line({column.left(), column.y}, {column.right(), column.y}, hairline,
                               tone::line);
                    sheet.label({column.left(), column.y + 6.4},
                                {.face = Face::serif, .size_pt = 14.0}, table.name);
                }
                column.y += 10.5;
                named = true;
            }
            if (drawn) draw_row(sheet, column, row, table.section);
            column.y += height;
        }
    }
    return page + 1;
}

} // namespace

std::size_t page_count(Sheet& sheet, Paper paper, const Report& report,
                       std::span<const Section> sections)
{
    return draw_tables(sheet, paper, report, sections, std::nullopt);
}

void draw_page(Sheet& sheet, Paper paper, const Report& report, std::span<const Section> sections,
               std::size_t page)
{
    Column column{sheet, paper};
    if (page == 0)
        draw_first_page(sheet, column, report, sections);
    else
        draw_tables(sheet, paper, report, sections, page);
    draw_foot(sheet, column, report, page, page_count(sheet, paper, report, sections));
}

} // namespace eupnea::report
