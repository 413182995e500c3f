// SPDX-License-Identifier: MIT
// eupnea trends: the line through many sessions, a row a session.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "library/library.hpp"
#include "library/trend_sessions.hpp"

namespace eupnea::app {

namespace {

struct TrendsOptions {
    std::string library;
    std::string person;
    std::string from; ///< a date; empty: the first session
    std::string to;   ///< a date; empty: the last one

    bool takes(const TrendSession& session) const
    {
        const std::string day = session.listed.begun.substr(0, 10);
        return (from.empty() || day >= from) && (to.empty() || day <= to);
    }
};

std::string value_text(const TrendSession& session, TrendId id)
{
    const auto value = trend_measure(id).value(session);
    return value ? fmt::format("{:.1f}", *value) : "-";
}

/// What makes the session incomparable with the one before, in any of the measures.
std::vector<std::string> differences(std::span<const TrendSession> sessions)
{
    std::vector<std::string> differs(sessions.size());
    for (std::size_t id = 0; id < trend_count; ++id)
        for (const TrendDot& dot : trend_dots(sessions, static_cast<TrendId>(id)))
            if (differs[dot.session].empty()) differs[dot.session] = dot.differs;
    return differs;
}

void print_trend(const TrendsOptions& options)
{
    const auto library = library_at(options.library);
    auto sessions = value_or_fail(trend_sessions(library, person_meant(library, options.person)));
    std::erase_if(sessions, [&](const TrendSession& session) { return !options.takes(session); });
    if (sessions.empty()) return print("No session of that time.\n");
    constexpr auto row =
        "{:<16}  {:>5}  {:>11}  {:>12}  {:>10}  {:>11}  {:>10}  {:>7}  {:>7}  {}\n";
    print(row, "Begun", "min", "breath rest", "breath guide", "swing rest", "swing guide",
          "heart rest", "comfort", "tension", "Not to be compared");
    const auto differs = differences(sessions);
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const TrendSession& session = sessions[i];
        const auto text = [&](TrendId id) { return value_text(session, id); };
        const std::string tension = fmt::format(
            "{}>{}", session.tension_before ? std::to_string(*session.tension_before) : "-",
            session.tension_after ? std::to_string(*session.tension_after) : "-");
        print(row, session.listed.begun, text(TrendId::minutes), text(TrendId::rest_breath),
              text(TrendId::guided_breath), text(TrendId::rest_swing), text(TrendId::guided_swing),
              text(TrendId::rest_heart), text(TrendId::comfort), tension, differs[i]);
    }
}

} // namespace

void add_trends_command(CLI::App& cli)
{
    const auto options = std::make_shared<TrendsOptions>();
    CLI::App* command = cli.add_subcommand(
        "trends", "The line through many sessions: each a row, with what it cannot be compared in");
    command->add_option("--from", options->from, "The first day, as in 2026-11-21")
        ->type_name("DAY");
    command->add_option("--to", options->to, "The last day")->type_name("DAY");
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    add_person_option(*command, options->person);
    command->callback([options] { print_trend(*options); });
}

} // namespace eupnea::app
