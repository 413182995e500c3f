// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "independent_reader.hpp"
#include "report/dates.hpp"
#include "report/document.hpp"
#include "report/report.hpp"
#include "report/session_plots.hpp"

using namespace eupnea;
using namespace eupnea::report;
using namespace eupnea::literals;

namespace {

/// Ten minutes with a belt and a strap: two free, eight with a guide of six a minute; tension 7, then 3.
SessionRecord ten_minutes(std::string_view words)
{
    SessionRecord record;
    record.on(SessionStart{at(0s), 1'763'000'000'000, 0s, 600s, Origin::live, "strap"});
    record.on(Stream{at(0s), Channel::rr, SampleRate{0.0}});
    record.on(Answer{at(0s), CheckMoment::before, CheckQuestion::tension, std::uint8_t{7}, {}});
    record.on(Answer{at(0s), CheckMoment::before, CheckQuestion::body, {}, Text{words}});
    record.on(StepBegan{at(0s), "ground", 0, "Arriving", 600s, Eyes::open, false});
    for (std::uint32_t i = 0; i < 600; ++i) {
        const auto time = at(Seconds{i + 1.0});
        const bool guided = i >= 120;
        if (i == 120) {
            record.on(PacerChange{time, {.inhale = 4s, .exhale = 6s}, true});
            record.on(StepBegan{time, "ground", 1, "Slow breath", 480s, Eyes::open, false});
        }
        const Milliseconds ibi{1000.0 + 60.0 * std::sin(0.628 * i)};
        record.on(Sample{Channel::rr, time, ibi.count()});
        record.on(Beat{i, time, ibi, BeatSource::rr, 1.0f});
        record.on(BeatClassification{i, time, BeatClass::normal, ibi, 1});
        if (i % 10 == 9)
            record.on(Breath{at(Seconds{i - 8.0}), at(Seconds{i - 4.0}), at(Seconds{i + 1.0}), 1.0f,
                             1.0f, BreathSource::belt});
        State state{};
        state.time = time;
        state.heart_rate_bpm = 60.0f;
        state.heart = {1.0f, Reason::none};
        state.breath_rate_per_min = guided ? 6.0f : 14.0f;
        state.breath_source = BreathSource::belt;
        state.breath = {1.0f, Reason::none};
        state.hr_swing_bpm = guided ? 12.0f : 5.0f;
        record.on(state);
    }
    record.on(SessionEnd{at(600s)});
    record.on(Answer{at(601s), CheckMoment::after, CheckQuestion::tension, std::uint8_t{3}, {}});
    return record;
}

RecordNotes notes()
{
    RecordNotes notes;
    notes.title = "Session 7";
    notes.person = "M. K.";
    notes.begun_unix_ms = 1'763'000'000'000;
    notes.journal = {{1, 0, 7, "What is here just now?", "A quiet hour."}};
    return notes;
}

std::string pdf_text(const std::filesystem::path& pdf)
{
    const auto text = output_of("pdftotext -layout " + pdf.string() + " -");
    REQUIRE(text);
    return *text;
}

std::size_t pages_in(const std::filesystem::path& pdf)
{
    const auto information = output_of("pdfinfo " + pdf.string());
    REQUIRE(information);
    const auto at = information->find("Pages:");
    return std::stoul(information->substr(at + 6));
}

std::filesystem::path pdf_of(const TemporaryFolder& folder, const Report& report,
                             std::vector<Section> sections = usual_sections(), Paper paper = a4)
{
    const auto path = folder.path("report.pdf");
    REQUIRE(write_pdf(report_drawing(paper, report, std::move(sections)), path));
    return path;
}

} // namespace

TEST_CASE(
    "report: the person's words come first, then the practice; numbers with and without the guide")
{
    const Report report = session_report(ten_minutes("tight shoulders"), notes(), "1.2.3");
    REQUIRE(report.words.size() == 2);
    CHECK(report.words[0].text == "tight shoulders");
    CHECK(report.words[0].about == "before, body");
    CHECK(report.words[1].about == "What is here just now?");
    REQUIRE(report.practice.size() == 1);
    CHECK(report.practice[0].what == "ground: Arriving, Slow breath");
    CHECK(report.practice[0].length == "10 min");
    REQUIRE(report.plots.size() == 3);
    CHECK(report.plots[1].figures ==
          std::vector<std::string>{"6.0 with the guide", "14.0 without it"});
    CHECK(report.plots[2].figures == std::vector<std::string>{"12 with the guide", "5 without it"});
    REQUIRE(report.check_in.size() == 1);
    CHECK(report.check_in[0].before == 7);
    CHECK(report.check_in[0].after == 3);
    REQUIRE(report.flowers.size() == 1);
    CHECK(report.flowers[0].flower.petals.size() == 60);
    CHECK(report.recipe.find("Eupnea 1.2.3") == 0);
}

TEST_CASE("report: the scales are the same, whatever the session")
{
    SessionRecord empty;
    const auto of_nothing = session_plots(empty);
    const auto of_ten = session_plots(ten_minutes(""));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(of_nothing[i].low == of_ten[i].low);
        CHECK(of_nothing[i].high == of_ten[i].high);
        CHECK(of_nothing[i].ticks == of_ten[i].ticks);
    }
    CHECK(of_nothing[0].withheld == "not measured: there was no signal");
    CHECK(session_axis(ten_minutes("")).until == 600.0);
}

TEST_CASE("report: one page, its letters can be copied, its fonts are embedded, nobody is graded")
{
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    const TemporaryFolder folder;
    const auto pdf =
        pdf_of(folder, session_report(ten_minutes("tight shoulders"), notes(), "1.2.3"));
    CHECK(pages_in(pdf) == 1);
    const std::string text = pdf_text(pdf);
    for (const char* expected :
         {"M. K.", "In your own words", "tight shoulders", "A quiet hour.", "Practice",
          "ground: Arriving, Slow breath", "Heart rate", "Breathing", "Swing with the breath",
          "6.0 with the guide", "7 before, 3 after", "Not a medical finding.", "Eupnea 1.2.3"})
        CHECK(text.find(expected) != std::string::npos);
    for (const char* never : {"normal", "good", "bad", "score", "target"})
        CHECK(text.find(never) == std::string::npos);
    const auto fonts = output_of("pdffonts " + pdf.string());
    REQUIRE(fonts);
    CHECK(fonts->find(" no  yes") == std::string::npos); // emb no
}

TEST_CASE("report: Greek, Cyrillic and Chinese can be copied from it")
{
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    const TemporaryFolder folder;
    const auto pdf =
        pdf_of(folder, session_report(ten_minutes("ήσυχα спокойно 平静"), notes(), "1"));
    const std::string text = pdf_text(pdf);
    CHECK(text.find("ήσυχα спокойно") != std::string::npos);
    CHECK(text.find("平静") != std::string::npos);
}

TEST_CASE("report: words without end stay on the one page and say that there are more")
{
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    const TemporaryFolder folder;
    RecordNotes long_notes = notes();
    for (int i = 0; i < 40; ++i)
        long_notes.journal.push_back(
            {i, 0, 7, "", std::string(300, 'o') + " and more words on it"});
    const auto pdf = pdf_of(folder, session_report(ten_minutes("first"), long_notes, "1"));
    CHECK(pages_in(pdf) == 1);
    const std::string text = pdf_text(pdf);
    CHECK(text.find("more, kept in the library.") != std::string::npos);
    CHECK(text.find("Not a medical finding.") != std::string::npos);
    CHECK(text.find("Measured or not") != std::string::npos);
}

TEST_CASE("report: steps, variability and methods come on pages of their own, only when asked")
{
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    const TemporaryFolder folder;
    const Report report = session_report(ten_minutes(""), notes(), "1");
    const auto sections = parse_sections("all");
    REQUIRE(sections);
    const auto pdf = pdf_of(folder, report, *sections, letter);
    CHECK(pages_in(pdf) > 1);
    const std::string text = pdf_text(pdf);
    for (const char* expected : {"Every step", "Heart-rate variability", "RMSSD", "Methods"})
        CHECK(text.find(expected) != std::string::npos);
    CHECK(pdf_text(pdf_of(folder, report)).find("RMSSD") == std::string::npos);
    const auto unknown = parse_sections("words,grades");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().sentence.find("\"grades\"") != std::string::npos);
}

TEST_CASE("report: a section that is left out is not there")
{
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    const TemporaryFolder folder;
    const auto pdf =
        pdf_of(folder, session_report(ten_minutes("secret"), notes(), "1"), {Section::plots});
    const std::string text = pdf_text(pdf);
    CHECK(text.find("secret") == std::string::npos);
    CHECK(text.find("Heart rate") != std::string::npos);
}

TEST_CASE("report: another program draws the page, with ink on it and white margins")
{
    NEEDS_COMMAND("pdftoppm -v", "poppler-utils");
    const TemporaryFolder folder;
    const auto pdf = pdf_of(folder, session_report(ten_minutes("words"), notes(), "1"));
    REQUIRE(output_of(
        fmt::format("pdftoppm -r 50 -gray {} {}", pdf.string(), folder.path("page").string())));
    std::ifstream picture{folder.path("page-1.pgm"), std::ios::binary};
    std::string magic;
    int width = 0, height = 0, most = 0;
    picture >> magic >> width >> height >> most;
    picture.get();
    CHECK(std::abs(width - 414) <= 1);
    std::vector<char> grey(static_cast<std::size_t>(width * height));
    picture.read(grey.data(), static_cast<std::streamsize>(grey.size()));
    std::size_t inked = 0, margin = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool dark =
                static_cast<unsigned char>(grey[static_cast<std::size_t>(y * width + x)]) < 200;
            inked += dark;
            margin += dark && (x < 30 || x > width - 30 || y < 20 || y > height - 20);
        }
    CHECK(inked > 2000);
    CHECK(margin == 0);
}

TEST_CASE(
    "report: of many sessions: their days, what was practised, a point each, the newest words")
{
    std::vector<SessionPoint> points;
    for (int i = 0; i < 20; ++i) {
        RecordNotes of_day = notes();
        of_day.begun_unix_ms = 1'763'000'000'000 + i * 3 * 86'400'000LL;
        points.push_back(session_point(ten_minutes("day"), of_day));
    }
    const Report report = person_report(points, "M. K.", "1");
    CHECK(report.title == "M. K.");
    CHECK(report.subtitle.find("20 sessions") == 0);
    REQUIRE(report.plots.size() == 4);
    CHECK(report.plots[1].lines.back().points.size() == 20);
    CHECK(report.plots[1].lines.back().points.front().y == 6.0);
    CHECK(report.plots[3].key == "tension");
    CHECK(report.practice[0].from == "20 ×");
    CHECK(report.flowers.size() == 20);
    CHECK(report.words.front().about.find(short_date(points.back().begun_unix_ms)) == 0);
    const TemporaryFolder folder;
    NEEDS_COMMAND("pdftotext -v", "poppler-utils");
    CHECK(pages_in(pdf_of(folder, report)) == 1);
}

TEST_CASE("plot: a picture of vectors and one of pixels")
{
    const TemporaryFolder folder;
    const Report report = session_report(ten_minutes(""), notes(), "1");
    const Drawing drawing = plot_drawing(report, report.plots[0]);
    REQUIRE(write_svg(drawing, folder.path("heart.svg")));
    REQUIRE(write_png(drawing, folder.path("heart.png"), 150.0));
    std::ifstream svg{folder.path("heart.svg")};
    const std::string text{std::istreambuf_iterator<char>{svg}, {}};
    CHECK(text.find("<svg") != std::string::npos);
    CHECK(text.find("<path") != std::string::npos);
    CHECK(text.find("<image") == std::string::npos);
    const Pixels pixels = pixels_of(drawing, 0, 100.0);
    CHECK(pixels.width == 709);
    CHECK(pixels.rgba.size() == static_cast<std::size_t>(4 * pixels.width * pixels.height));
}

TEST_CASE("plot: thinned to the width of a page, its extremes stay")
{
    std::vector<PlotPoint> points;
    for (int i = 0; i < 100'000; ++i) points.push_back({i * 0.01, std::sin(i * 0.1), i > 0});
    points[50'000].y = 9.0;
    points[70'000].joined = false;
    const auto kept = thinned(points, 1000.0, 500);
    CHECK(kept.size() <= 2008);
    CHECK(std::ranges::count_if(kept, [](const PlotPoint& p) { return p.y == 9.0; }) == 1);
    CHECK(std::ranges::count_if(kept, [](const PlotPoint& p) { return !p.joined; }) == 2);
    CHECK(kept.front().x == 0.0);
    CHECK(kept.back().x == points.back().x);
}

TEST_CASE("report: dates and lengths as one says them")
{
    CHECK(length_text(45s) == "45 s");
    CHECK(length_text(600s) == "10 min");
    CHECK(length_text(3900s) == "1 h 05 min");
    CHECK(clock_text(125s) == "2:05");
    const std::int64_t noon = 1'763'035'200'000; // 2025-11-13, 12:00 UTC
    CHECK(date_in_words(noon).find("November 2025") != std::string::npos);
    CHECK(date_range(noon, noon) == date_in_words(noon).substr(date_in_words(noon).find(", ") + 2));
}
