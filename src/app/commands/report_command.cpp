// SPDX-License-Identifier: MIT
// eupnea report and eupnea plot: a page to take along, and one of its plots.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/access_note.hpp"
#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/output_file.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "app/recorded_report.hpp"
#include "library/people.hpp"
#include "report/document.hpp"

namespace eupnea::app {

namespace {

struct ReportOptions {
    std::string recording, library, person, name, from, until, out;
    std::string paper = "a4";
    std::string sections;
    std::string plot;

    report::Report page() const
    {
        if (!recording.empty()) return recorded_report({recording, {}, library, shown()});
        const auto path = library_at(library);
        return range_report({path, person_meant(path, person), from, until, shown()});
    }
    /// The name that was given for the page, else the person's.
    std::string shown() const
    {
        if (!name.empty() || person.empty()) return name;
        return std::string{shown_name(value_or_fail(
            eupnea::person_named(value_or_fail(people_in(library_at(library))), person)))};
    }
};

/// By the end of its name; PDF is for pages alone.
void write(const report::Drawing& drawing, const std::string& out, bool pdf)
{
    constexpr double dots_per_inch = 300.0;
    OutputFile file{out};
    const auto& at = file.written_at();
    if (out.ends_with(".svg"))
        value_or_fail(report::write_svg(drawing, at));
    else if (out.ends_with(".png"))
        value_or_fail(report::write_png(drawing, at, dots_per_inch));
    else if (pdf && out.ends_with(".pdf"))
        value_or_fail(report::write_pdf(drawing, at));
    else
        throw Failure(fmt::format("--out {}: the name should end in {}.", out,
                                  pdf ? ".pdf, .svg or .png" : ".svg or .png"));
    file.finish();
}

void write_report(const ReportOptions& options)
{
    auto sections = options.sections.empty()
                        ? report::usual_sections()
                        : value_or_fail(report::parse_sections(options.sections));
    const report::Report report = options.page();
    const report::Drawing drawing = report::report_drawing(
        options.paper == "letter" ? report::letter : report::a4, report, std::move(sections));
    write(drawing, options.out, true);
    note_access(library_at(options.library), Access::exported);
    print("{}: {} page{}.\n", options.out, drawing.pages, drawing.pages == 1 ? "" : "s");
}

void write_plot(const ReportOptions& options)
{
    const report::Report report = options.page();
    const auto found = std::ranges::find(report.plots, options.plot, &report::Plot::key);
    if (found == report.plots.end())
        throw Failure(fmt::format("There is no plot \"{}\"; there are heart, breath and swing.",
                                  options.plot));
    write(report::plot_drawing(report, *found), options.out, false);
}

CLI::App* subcommand(CLI::App& cli, const std::shared_ptr<ReportOptions>& options, const char* name,
                     const char* help)
{
    CLI::App* command = cli.add_subcommand(name, help);
    command->add_option("recording", options->recording, "A session's number, or a recording")
        ->type_name("SESSION|FILE");
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    return command;
}

} // namespace

void add_report_command(CLI::App& cli)
{
    const auto options = std::make_shared<ReportOptions>();
    CLI::App* command =
        subcommand(cli, options, "report",
                   "One page to take along: of a session, or of the line through many");
    command->add_option("--out", options->out, "The page: PDF, SVG or PNG")
        ->required()
        ->type_name("FILE.pdf");
    command->add_option("--name", options->name, "A name or a code to stand on it")
        ->type_name("NAME");
    add_person_option(*command, options->person);
    command->add_option("--from", options->from, "Without a session: of all from this day on")
        ->type_name("2026-11-01");
    command->add_option("--to", options->until, "Until this day")->type_name("2026-11-30");
    command->add_option("--paper", options->paper, "a4 or letter")
        ->check(CLI::IsMember({"a4", "letter"}))
        ->capture_default_str();
    command
        ->add_option("--sections", options->sections,
                     "Of words, practice, plots, flower, check-in, unmeasured; and on further "
                     "pages steps, hrv, "
                     "methods; or all")
        ->type_name("A,B,...");
    command->callback([options] { write_report(*options); });
}

void add_plot_command(CLI::App& cli)
{
    const auto options = std::make_shared<ReportOptions>();
    CLI::App* command =
        subcommand(cli, options, "plot", "One plot of a session, as the report has it");
    command->get_option("recording")->required();
    command->add_option("what", options->plot, "heart, breath or swing")->required();
    command->add_option("--out", options->out, "The picture: SVG or PNG")
        ->required()
        ->type_name("FILE.svg");
    command->callback([options] { write_plot(*options); });
}

} // namespace eupnea::app
