// SPDX-License-Identifier: MIT
#include "app/person_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "app/failure.hpp"
#include "app/output_file.hpp"
#include "base/event_words.hpp"
#include "base/printable.hpp"
#include "files/export/csv_tables.hpp"
#include "library/diary.hpp"
#include "library/event_json.hpp"
#include "library/kept_edits.hpp"
#include "library/session_reader.hpp"

namespace eupnea::app {

namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        throw Failure(fmt::format("{} is not empty. Name a new folder.", folder.string()));
    if (!fs::exists(folder, error) && mkdir(folder.c_str(), 0700) != 0)
        throw Failure(fmt::format("The folder {} cannot be made.", folder.string()));
}

/// A cell that stays one cell.
std::string cell(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string number_or_nothing(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value) : "";
}

std::string folder_of(const SessionSummary& session)
{
    return fmt::format("{}-session-{}", local_date_text(session.begun_unix_ms), session.number);
}

/// One JSON object for each event that is no sample, in their order.
class EventsJson {
public:
    explicit EventsJson(std::ostream& out) : out_(&out) { out << "[\n"; }
    void on(const Event& event)
    {
        const EventKind kind = kind_of(event);
        if (kind.storage != EventStorage::row) return;
        *out_ << (first_ ? "" : ",\n")
              << fmt::format("{{\"kind\":\"{}\",\"event\":{}}}", kind.name, json_of(event));
        first_ = false;
    }
    void finish() { *out_ << "\n]\n"; }

private:
    std::ostream* out_;
    bool first_ = true;
};

template <class Table>
struct TableFile {
    explicit TableFile(const fs::path& path) : file(path), table(file.stream()) {}
    void finish()
    {
        if constexpr (requires { table.finish(); }) table.finish();
        file.finish();
    }
    OutputFile file;
    Table table;
};

void write_session(const fs::path& library, std::int64_t number, const fs::path& folder)
{
    auto reader = value_or_fail(SessionReader::open(library, number, SessionPart::all));
    TableFile<SamplesTable> samples{folder / "samples.csv"};
    TableFile<BeatsTable> beats{folder / "beats.csv"};
    TableFile<BreathsTable> breaths{folder / "breaths.csv"};
    TableFile<TraceTable> trace{folder / "trace.csv"};
    TableFile<EventsJson> events{folder / "events.json"};
    while (const auto event = reader.next()) {
        samples.table.on(*event);
        beats.table.on(*event);
        breaths.table.on(*event);
        trace.table.on(*event);
        events.table.on(*event);
    }
    samples.finish();
    beats.finish();
    breaths.finish();
    trace.finish();
    events.finish();
}

/// The intervals after the person's own corrections, where there are any.
void write_edits(const fs::path& library, std::int64_t number, const fs::path& folder)
{
    const auto session = value_or_fail(edited_session(library, number));
    if (!session.edited()) return;
    OutputFile file{folder / "intervals-by-hand.csv"};
    file.stream() << "interval_ms,class\n";
    for (const EditedInterval& interval : session.record.intervals().intervals())
        file.stream() << fmt::format("{:.3f},{}\n", interval.length.count(),
                                     word_for(interval.beat_class));
    file.finish();
}

void write_text(const fs::path& path, std::string_view text)
{
    OutputFile file{path};
    file.stream() << text;
    file.finish();
}

std::string sessions_csv(std::span<const SessionSummary> sessions)
{
    std::string text =
        "folder,begun,length_s,device,origin,pattern,heart_rate_bpm,breath_rate_per_min\n";
    for (const SessionSummary& session : sessions)
        text += fmt::format("{},{},{:.1f},{},{},{},{},{}\n", folder_of(session),
                            local_time_text(session.begun_unix_ms), session.length.count(),
                            cell(session.device), word_for(session.origin), session.pattern,
                            number_or_nothing(session.heart_rate_bpm),
                            number_or_nothing(session.breath_rate_per_min));
    return text;
}

std::string goals_csv(std::span<const Goal> goals)
{
    std::string text = "set,text,times_a_week,minutes,look_again\n";
    for (const Goal& goal : goals)
        text += fmt::format("{},{},{},{},{}\n", local_time_text(goal.set_unix_ms), cell(goal.text),
                            goal.times_a_week, goal.minutes, cell(goal.look_again));
    return text;
}

std::string person_json(const Person& person)
{
    nlohmann::ordered_json json{{"name", person.name},        {"identity", person.identity},
                                {"born_year", nullptr},       {"language", person.language},
                                {"note", person.note},        {"device", person.device},
                                {"inputs", person.inputs},    {"plan", person.plan},
                                {"archived", person.archived}};
    if (person.born_year) json["born_year"] = *person.born_year;
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string link(std::string_view to, std::string_view words)
{
    return fmt::format("<a href=\"{}\">{}</a>", escaped_html(to), escaped_html(words));
}

std::string session_row(const SessionSummary& session)
{
    const std::string folder = "sessions/" + folder_of(session) + '/';
    return fmt::format(
        "<tr><td>{}</td><td>{:.0f} min</td><td>{}</td><td>{}</td><td>{} {} {} {} "
        "{}</td></tr>\n",
        escaped_html(local_time_text(session.begun_unix_ms)), session.length / Seconds{60.0},
        escaped_html(session.pattern), escaped_html(session.device),
        link(folder + "beats.csv", "beats"), link(folder + "breaths.csv", "breaths"),
        link(folder + "trace.csv", "second by second"), link(folder + "samples.csv", "samples"),
        link(folder + "events.json", "events"));
}

constexpr std::string_view page_head = R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Eupnea</title>
<style>
body { font: 17px/1.5 system-ui, sans-serif; color: #26332f; background: #faf6ee; max-width: 56em; margin: 3em auto; padding: 0 1em; }
h1 { font-weight: 500; } a { color: #1d6a5c; } table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .3em .8em .3em 0; border-bottom: 1px solid #ddd5c5; }
</style></head><body>
)html";

std::string page_of_contents(const Person& person, std::span<const SessionSummary> sessions,
                             std::size_t entries, std::size_t goals)
{
    std::string page{page_head};
    page += fmt::format("<h1>{}</h1>\n", escaped_html(shown_name(person)));
    page +=
        fmt::format("<p>{}: {} entries. {}: {}. {}: {}. {}.</p>\n", link("journal.md", "Journal"),
                    entries, link("goals.csv", "Goals"), goals, link("sessions.csv", "Sessions"),
                    sessions.size(), link("person.json", "What is known of the person"));
    page += "<table><tr><th>Begun</th><th>Length</th><th>Pattern</th><th>Sensor</th><th>Files"
            "</th></tr>\n";
    for (const SessionSummary& session : sessions) page += session_row(session);
    page += "</table>\n<p>Times in the files are seconds since the session began. A wellness "
            "tool's record, not a medical finding.</p>\n</body></html>\n";
    return page;
}

} // namespace

std::string escaped_html(std::string_view text)
{
    std::string escaped;
    for (const char c : printable(text)) switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += c;
        }
    return escaped;
}

void write_person_folder(const fs::path& library, const Person& person, const fs::path& folder)
{
    const auto sessions =
        value_or_fail(value_or_fail(Library::open_for_reading(library)).sessions(person.identity));
    auto diary = Diary::open(library, person.identity);
    if (!diary) throw Failure(diary.error().sentence);
    const auto entries = value_or_fail(diary->entries());
    const auto goals = value_or_fail(diary->goals());
    make_folder(folder);
    make_folder(folder / "sessions");
    for (const SessionSummary& session : sessions) {
        const fs::path place = folder / "sessions" / folder_of(session);
        make_folder(place);
        write_session(library, session.number, place);
        write_edits(library, session.number, place);
    }
    write_text(folder / "sessions.csv", sessions_csv(sessions));
    write_text(folder / "journal.md", markdown(entries, local_time_text));
    write_text(folder / "goals.csv", goals_csv(goals));
    write_text(folder / "person.json", person_json(person));
    write_text(folder / contents_page,
               page_of_contents(person, sessions, entries.size(), goals.size()));
}

} // namespace eupnea::app
