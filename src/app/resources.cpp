// SPDX-License-Identifier: MIT
#include "app/resources.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "app/consent_book.hpp"
#include "app/file_at_home.hpp"
#include "app/local_time.hpp"
#include "app/open_replay.hpp"
#include "app/recorded_report.hpp"
#include "app/remembered_client_window.hpp"
#include "app/session_plans.hpp"
#include "app/shared_folder.hpp"
#include "app/user_name.hpp"
#include "base/output_file.hpp"
#include "library/deletion.hpp"
#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/kept_edits.hpp"
#include "library/kept_flower.hpp"
#include "library/people.hpp"
#include "library/session_list.hpp"
#include "library/trend_sessions.hpp"
#include "practice/quick_notes.hpp"
#include "report/document.hpp"

namespace eupnea::app {

namespace {

Result<std::string> written(const std::filesystem::path& file, const std::string& text)
{
    const auto done = write_private_file(file, text);
    if (!done) return fail(done.error());
    return file.string();
}

/// Whose part of which library.
struct Part {
    std::filesystem::path library;
    std::string person;

    /// An error where several share the library and nobody has said who it is.
    Result<std::string> whose() const
    {
        return person.empty() ? chosen_person(library, {}) : Result<std::string>{person};
    }
    Result<Diary> diary() const
    {
        const auto identity = whose();
        return identity ? Diary::open(library, *identity) : fail(identity.error());
    }
};

Result<std::vector<JournalEntry>> entries(const Part& part, std::string_view words)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    auto found = words.empty() ? diary->entries() : diary->search(words);
    if (found) std::ranges::reverse(*found);
    return found;
}

Result<void> write(const Part& part, const ui::Note& note)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    JournalEntry entry{0, unix_ms_now(), {}, note.prompt, note.text};
    if (note.session == ui::NoteOf::newest_session) entry.session = diary->newest_session();
    const auto kept = diary->write(std::move(entry));
    if (!kept) return fail(kept.error());
    return {};
}

Result<void> remove(const Part& part, std::int64_t number)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    return diary->remove_entry(number);
}

Result<std::string> export_entries(const Part& part)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    const auto found = diary->entries();
    if (!found) return fail(found.error());
    return written(new_file_at_home("eupnea-journal", ".md"), markdown(*found, local_time_text));
}

Result<std::vector<ui::GoalNow>> goals(const Part& part)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    const auto found = diary->goals();
    if (!found) return fail(found.error());
    const auto practised = diary->practised();
    if (!practised) return fail(practised.error());
    const std::int64_t week = week_begin_unix_ms(unix_ms_now());
    std::vector<ui::GoalNow> now;
    for (const Goal& goal : *found)
        now.push_back({goal, words_for(goal, progress_of(goal, *practised, week))});
    return now;
}

Result<void> keep_goal(const Part& part, Goal goal)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    if (goal.number > 0) return diary->adjust(goal);
    goal.set_unix_ms = unix_ms_now();
    const auto set = diary->set(goal);
    if (!set) return fail(set.error());
    return {};
}

Result<void> let_go(const Part& part, std::int64_t number)
{
    auto diary = part.diary();
    if (!diary) return fail(diary.error());
    return diary->let_go(number);
}

Result<std::string> write_plan(const Plan& plan)
{
    if (plan.days.empty()) return fail(UserMessage{"One day of the week at least, please."});
    return written(new_file_at_home("eupnea-plan", ".ics"),
                   icalendar(plan, plan_begin(unix_ms_now())));
}

Result<ui::EarlierPaces> paces(const Part& part)
{
    const auto whose = part.whose();
    if (!whose) return fail(whose.error());
    auto found = earlier_paces_in(part.library, *whose);
    if (!found) return fail(found.error());
    ui::EarlierPaces earlier{std::move(*found), false};
    if (!earlier.found.empty())
        earlier.look_again = worth_another_look(earlier.found.front(), unix_ms_now());
    return earlier;
}

/// Practices by their titles, as a person knows them.
Result<std::vector<ListedSession>> sessions(const Part& part)
{
    const auto whose = part.whose();
    if (!whose) return fail(whose.error());
    auto found = listed_sessions_in(part.library, *whose);
    if (!found) return found;
    const auto practices = all_practices().practices;
    for (ListedSession& session : *found)
        for (std::string& name : session.practices) {
            const auto practice = std::ranges::find(practices, name, &Practice::name);
            if (practice != practices.end()) name = practice->title;
        }
    return found;
}

Result<std::vector<TrendSession>> trend(const Part& part)
{
    const auto whose = part.whose();
    if (!whose) return fail(whose.error());
    return trend_sessions(part.library, *whose);
}

Result<void> remove_session(const std::filesystem::path& path, std::int64_t session)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return delete_session(*library, session);
}

Result<std::unique_ptr<ReviewRecord>> review(const std::filesystem::path& library,
                                             std::int64_t session)
{
    auto record = review_record(library, session);
    if (!record) return fail(record.error());
    return std::make_unique<ReviewRecord>(std::move(*record));
}

/// The report that was looked at last: choosing its sections does not read the session again. Of the worker's
/// thread alone.
class ReportDesk {
public:
    explicit ReportDesk(Part part) : part_(std::move(part)) {}

    Result<ui::ReportPage> page(const ui::ReportWish& wish)
    {
        constexpr double dots_per_inch = 130.0;
        const auto drawing = drawing_of(wish);
        if (!drawing) return fail(drawing.error());
        auto pixels = report::pixels_of(*drawing, wish.page, dots_per_inch);
        return ui::ReportPage{{pixels.width, pixels.height, std::move(pixels.rgba)},
                              drawing->pages};
    }
    Result<std::string> write(const ui::ReportWish& wish)
    {
        const auto drawing = drawing_of(wish);
        if (!drawing) return fail(drawing.error());
        const auto path = new_file_at_home(fmt::format("eupnea-session-{}", *number_), ".pdf");
        auto file = eupnea::OutputFile::open(path);
        if (!file) return fail(file.error());
        if (const auto done = report::write_pdf(*drawing, file->written_at()); !done)
            return fail(done.error());
        if (const auto done = file->finish(); !done) return fail(done.error());
        return path.string();
    }

private:
    Result<report::Drawing> drawing_of(const ui::ReportWish& wish)
    {
        std::vector<report::Section> sections;
        for (const std::string& key : wish.sections)
            if (const auto section = value_of<report::Section>(key)) sections.push_back(*section);
        if (const auto read = look_at(wish.session); !read) return fail(read.error());
        return report::report_drawing(report::a4, report_, std::move(sections));
    }
    Result<void> look_at(std::optional<std::int64_t> session)
    {
        if (!session) {
            const auto diary = part_.diary();
            if (!diary) return fail(diary.error());
            session = diary->newest_session();
        }
        if (!session) return fail(UserMessage{"No session has been recorded yet."});
        if (session == number_) return {};
        report_ = recorded_report({std::to_string(*session), {}, part_.library, ""});
        number_ = session;
        return {};
    }

    Part part_;
    std::optional<std::int64_t> number_;
    report::Report report_;
};

} // namespace

ui::Notebook notebook_in(const std::filesystem::path& library, const std::string& person,
                         LibraryWorker& worker)
{
    const Part part{library, person};
    const auto desk = std::make_shared<ReportDesk>(part);
    return {
        .request_entries =
            [=, &worker](const std::string& words) {
                return worker.post_search([=] { return entries(part, words); });
            },
        .write =
            [=, &worker](const ui::Note& note) {
                return worker.post([=] { return write(part, note); });
            },
        .remove =
            [=, &worker](std::int64_t number) {
                return worker.post([=] { return remove(part, number); });
            },
        .export_entries = [=,
                           &worker] { return worker.post([=] { return export_entries(part); }); },
        .request_goals = [=, &worker] { return worker.post([=] { return goals(part); }); },
        .keep_goal =
            [=, &worker](const Goal& goal) {
                return worker.post([=] { return keep_goal(part, goal); });
            },
        .let_go =
            [=, &worker](std::int64_t number) {
                return worker.post([=] { return let_go(part, number); });
            },
        .write_plan =
            [&worker](const Plan& plan) { return worker.post([=] { return write_plan(plan); }); },
        .request_earlier_paces = [=, &worker] { return worker.post([=] { return paces(part); }); },
        .request_report =
            [=, &worker](const ui::ReportWish& wish) {
                return worker.post([=] { return desk->page(wish); });
            },
        .write_report =
            [=, &worker](const ui::ReportWish& wish) {
                return worker.post([=] { return desk->write(wish); });
            },
        .date = local_time_text,
        .date_in =
            [](int weeks) {
                constexpr std::int64_t week_ms = 7LL * 24 * 3600 * 1000;
                return local_time_text(unix_ms_now() + weeks * week_ms).substr(0, 10);
            },
    };
}

ui::Recordings recordings_in(const std::filesystem::path& library, LibraryWorker& worker)
{
    return {
        .request_sessions =
            [=, &worker](const std::string& person) {
                return worker.post([=] { return sessions({library, person}); });
            },
        .request_flower =
            [=, &worker](std::int64_t session) {
                return worker.post([=] { return kept_flower(library, session); });
            },
        .request_trend =
            [=, &worker](const std::string& person) {
                return worker.post([=] { return trend({library, person}); });
            },
        .open =
            [=, &worker](const std::string& recording) {
                return worker.post([=]() -> Result<std::unique_ptr<Replay>> {
                    return open_replay(recording, library);
                });
            },
        .review =
            [=, &worker](std::int64_t session) {
                return worker.post([=] { return review(library, session); });
            },
        .keep_edit =
            [=, &worker](std::int64_t session, Edited edit) {
                edit.made_unix_ms = unix_ms_now();
                edit.by = user_name();
                return worker.post([=] { return keep_edit(library, session, edit); });
            },
        .remove =
            [=, &worker](std::int64_t session) {
                return worker.post([=] { return remove_session(library, session); });
            },
    };
}

ui::Resources resources_of(const SessionOptions& options, const std::string& person,
                           LibraryWorker& worker)
{
    SessionPlans all = all_session_plans();
    ui::Resources resources;
    resources.practices = std::move(all.practices.practices);
    resources.pages = read_pages(shared_folder("learn"));
    resources.notebook = notebook_in(options.library_path(), person, worker);
    resources.recordings = recordings_in(options.library_path(), worker);
    resources.plans = std::move(all.plans);
    resources.questionnaires = std::move(all.questionnaires.questionnaires);
    resources.quick_notes = read_quick_notes(own_or_shared("quick-notes.txt"));
    resources.consent = read_page(own_or_shared("consent.md"));
    resources.consent_book = consent_book_in(options.library_path(), person, worker);
    resources.remember_client_window = remember_client_window;
    return resources;
}

} // namespace eupnea::app
