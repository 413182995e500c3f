// SPDX-License-Identifier: MIT
#include "files/table_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "files/cell.hpp"
#include "files/heart_like.hpp"
#include "files/intervals.hpp"
#include "files/repeated_beats.hpp"
#include "files/sample_rates.hpp"
#include "files/sidecar_metadata.hpp"
#include "files/unnamed_table.hpp"

namespace eupnea {

namespace {

/// Everything that is known before the plan is made.
struct Facts {
    std::filesystem::path path;
    TableHead head;
    SidecarMetadata hints;
    const ImportOptions& wishes;

    bool named() const { return !head.layout.names.empty(); }
    UserMessage complaint(std::string_view what) const
    {
        return {fmt::format("{}: {}", path.filename().string(), what)};
    }
};

bool has_rate(const Facts& facts) { return facts.wishes.rate || facts.hints.rate; }

/// A lone column that its name or its file's takes for a wave, though it holds intervals.
bool lone_intervals(const Facts& facts, const std::vector<ColumnPlan>& columns)
{
    if (columns.size() != 1 || !columns.front().guessed || has_rate(facts)) return false;
    const ColumnPlan& column = columns.front();
    if (column.channel == Channel::rr || facts.head.columns() > 1) return false;
    return !rate_in(column.label) && are_rather_intervals(facts.head, column);
}

/// The rate that the head states or its times show; none when the person has to give it.
std::optional<SampleRate> apparent_rate(const Facts& facts)
{
    if (facts.wishes.rate) return facts.wishes.rate;
    if (const auto time = time_by_name(facts.head)) {
        const auto& names = facts.head.layout.names;
        const auto unit = *time < names.size() ? meaning_of(names[*time]).unit_s : std::nullopt;
        const auto plan = time_plan_of(facts.head, *time, unit, std::nullopt);
        if (plan.period_s > 0.0) return SampleRate{1.0 / plan.period_s};
    }
    return facts.hints.rate ? std::optional{facts.hints.rate->rate} : std::nullopt;
}

/// "; column 2, EXG Channel 0 moves like a heart", for the question what is what.
std::string columns_like_a_heart(const Facts& facts)
{
    const auto rate = apparent_rate(facts);
    if (!rate || !is_possible(*rate)) return "";
    std::string text;
    std::size_t found = 0;
    for (std::size_t i = 0; i < facts.head.columns() && found < 4; ++i) {
        if (!facts.head.is_numeric(i) || counts_rows(facts.head, i)) continue;
        if (!moves_like_heart(facts.head.numbers(i), *rate)) continue;
        text += fmt::format("{}{}", found == 0 ? "; like a heart moves " : " and ",
                            facts.head.label(i));
        ++found;
    }
    return text;
}

Result<std::vector<ColumnPlan>> columns_of(const Facts& facts)
{
    auto columns = columns_by_name(facts.head, facts.wishes, facts.hints.channel);
    if (columns && lone_intervals(facts, *columns)) {
        columns->front().channel = Channel::rr;
        columns->front().meaning = Meaning::rr;
    }
    if (!columns || !columns->empty()) return columns;
    auto found = columns_by_values(facts.head, facts.path, facts.hints, has_rate(facts));
    if (found) return found;
    const std::string hearts = columns_like_a_heart(facts);
    if (!facts.named() && hearts.empty()) return found;
    return fail(ask_for_channels(
        facts.path,
        fmt::format("no name states an ECG, a pulse wave, a breathing belt or heartbeat "
                    "intervals ({}){}",
                    columns_listed(facts.head), hearts)));
}

/// Beats are found in waves or given as intervals, not both: a guess gives way, two wishes do not.
Result<std::vector<ColumnPlan>> one_kind_of_row(const Facts& facts, std::vector<ColumnPlan> columns)
{
    const auto is_rr = [](const ColumnPlan& c) { return c.channel == Channel::rr; };
    const auto rr = std::find_if(columns.begin(), columns.end(), is_rr);
    if (rr == columns.end() || columns.size() == 1) return columns;
    const bool waves_wished = std::any_of(columns.begin(), columns.end(), [&](const ColumnPlan& c) {
        return !is_rr(c) && !c.guessed;
    });
    if (!rr->guessed && waves_wished)
        return fail(facts.complaint("a row is either a moment of a wave or a heartbeat; choose "
                                    "rr alone, or the others without rr."));
    const bool keep_rr = !rr->guessed;
    std::erase_if(columns, [&](const ColumnPlan& c) { return is_rr(c) != keep_rr; });
    return columns;
}

Result<std::optional<TimestampInference>> time_of_rows(const Facts& facts, const TablePlan& plan,
                                                       std::optional<double> mean_interval_s)
{
    const TableHead& head = facts.head;
    std::optional<std::size_t> column;
    if (facts.wishes.time_column) {
        const auto wished = column_wished(head, *facts.wishes.time_column);
        if (!wished) return fail(wished.error());
        column = *wished;
    } else if (!facts.wishes.rate) {
        column = time_by_name(head);
        const bool taken = plan.columns.front().column == 0;
        if (!column && !facts.named() && head.columns() > 1 && !taken && could_be_time(head, 0) &&
            !counts_rows(head, 0))
            column = 0;
    }
    if (!column) return std::optional<TimestampInference>{};
    const bool named = *column < head.layout.names.size();
    const auto unit = named ? meaning_of(head.layout.names[*column]).unit_s : std::nullopt;
    return std::optional{time_plan_of(head, *column, unit, mean_interval_s)};
}

std::string unit_text(const TimestampInference& time)
{
    if (time.is_date) return "dates";
    if (time.unit_s == 1.0) return "seconds";
    if (time.unit_s == 60.0) return "minutes";
    if (time.unit_s == 86'400.0) return "days";
    if (time.unit_s > 1e-3) return "parts of a second";
    return time.unit_s == 1e-3   ? "milliseconds"
           : time.unit_s == 1e-6 ? "microseconds"
                                 : "nanoseconds";
}

void note_time(const Facts& facts, TablePlan& plan)
{
    if (!plan.time) return;
    const TimestampInference& time = *plan.time;
    plan.notes.push_back(
        fmt::format("Time from {}, in {}.", facts.head.label(time.column), unit_text(time)));
    if (time.origin_s != 0.0) plan.notes.emplace_back("Times are counted from the first row.");
    if (plan.kind != RowKind::signals) return;
    if (time.coarse)
        plan.notes.emplace_back("Its stamps are coarser than the samples, which are spread evenly "
                                "between them.");
    else if (!time.regular)
        plan.notes.emplace_back("Its steps are irregular, and are kept.");
}

/// The slowest that a wave of that channel can be sampled at and still show a beat or a breath.
double slowest_of(Channel channel)
{
    switch (channel) {
    case Channel::ecg:
        return 40.0;
    case Channel::ppg:
        return 8.0;
    default:
        return slowest_rate.per_second;
    }
}

double six_digits(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 5.0);
    return std::round(value / unit) * unit;
}

/// Intervals of the head with their stamps, in rows that have both.
struct StampedIntervals {
    std::vector<double> ms;
    std::vector<double> stamp_s;

    StampedIntervals(const Facts& facts, const TablePlan& plan)
    {
        const std::size_t column = plan.columns.front().column;
        StampReader stamp_in{*plan.time};
        for (const auto& row : facts.head.rows) {
            if (row.size() <= std::max(column, plan.time->column)) continue;
            const auto interval = number_in(row[column]);
            const auto stamp = stamp_in(row[plan.time->column]);
            if (!interval || !stamp) continue;
            ms.push_back(std::abs(*interval) * plan.interval_unit_ms);
            stamp_s.push_back(*stamp * plan.time->unit_s);
        }
    }
    double elapsed_s() const { return stamp_s.empty() ? 0.0 : stamp_s.back() - stamp_s.front(); }
};

/// Whether the stamps agree with the intervals to 20 ms in nine rows of ten, and how.
Stamping stamping_of(const StampedIntervals& rows)
{
    std::size_t at_beat = 0, at_start = 0;
    const std::size_t steps = rows.ms.empty() ? 0 : rows.ms.size() - 1;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) {
        const double step_ms = 1e3 * (rows.stamp_s[i] - rows.stamp_s[i - 1]);
        at_beat += std::abs(step_ms - rows.ms[i]) < 20.0;
        at_start += std::abs(step_ms - rows.ms[i - 1]) < 20.0;
    }
    if (10 * at_beat >= 9 * steps) return Stamping::at_beat;
    return 10 * at_start >= 9 * steps ? Stamping::at_interval_start : Stamping::loose;
}

/// The intervals add up to a third more than the time that passed, and rows repeat each other.
bool has_repeated_beats(const StampedIntervals& rows)
{
    constexpr double too_much = 1.3;
    double all_s = 0.0, once_s = 0.0;
    RepeatedBeats repeated;
    for (std::size_t i = 0; i < rows.ms.size(); ++i) {
        all_s += rows.ms[i] / 1e3;
        if (!repeated(rows.stamp_s[i], rows.ms[i])) once_s += rows.ms[i] / 1e3;
    }
    const double passed_s = rows.elapsed_s() + (rows.ms.empty() ? 0.0 : rows.ms.front() / 1e3);
    return rows.ms.size() > 3 && all_s > too_much * passed_s && once_s < 0.8 * all_s;
}

/// All intervals but the first together take that share of their number of milliseconds.
bool is_exact_share(const StampedIntervals& rows, double share)
{
    double sum_ms = 0.0;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) sum_ms += rows.ms[i];
    return std::abs(1e3 * rows.elapsed_s() / sum_ms / share - 1.0) < 0.002;
}

/// Some devices count in 256ths or 1024ths of a second; the times beside the intervals show it.
void correct_unit(const Facts& facts, TablePlan& plan)
{
    constexpr double of_256 = 1000.0 / 256.0, of_1024 = 1000.0 / 1024.0;
    const StampedIntervals rows{facts, plan};
    std::vector<double> ratios;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) {
        const double step_ms = 1e3 * (rows.stamp_s[i] - rows.stamp_s[i - 1]);
        if (step_ms > 0.0 && rows.ms[i] > 0.0) ratios.push_back(step_ms / rows.ms[i]);
    }
    if (plan.interval_unit_ms != 1.0 || ratios.size() < 3) return;
    if (std::abs(median_of(ratios) / of_256 - 1.0) < 0.05) plan.interval_unit_ms = of_256;
    if (std::abs(median_of(ratios) / of_1024 - 1.0) < 0.004 && is_exact_share(rows, of_1024))
        plan.interval_unit_ms = of_1024;
}

std::string_view unit_of_intervals(const TablePlan& plan)
{
    if (plan.interval_unit_ms == 1.0) return "milliseconds";
    if (plan.interval_unit_ms == 1000.0) return "seconds";
    return plan.interval_unit_ms < 0.5 ? "microseconds or less" : "parts of a second";
}

/// --rate, else the stamps, else what the file says elsewhere.
Result<SampleRate> rate_found(const Facts& facts, TablePlan& plan)
{
    const auto note = [&](SampleRate rate, std::string_view from) {
        plan.notes.push_back(fmt::format("{:g} samples a second, from {}.", rate.per_second, from));
        return rate;
    };
    if (facts.wishes.rate) return *facts.wishes.rate;
    if (plan.time && plan.time->period_s > 0.0)
        return note(SampleRate{six_digits(1.0 / plan.time->period_s)}, "the times");
    if (facts.head.layout.rate) return note(*facts.head.layout.rate, "the file's header");
    if (const auto in_name = rate_in(plan.columns.front().label))
        return note(*in_name, "the column's name");
    if (facts.hints.rate) return note(facts.hints.rate->rate, facts.hints.rate->from);
    return fail(facts.complaint("no column holds the time and nothing names the sample rate, which "
                                "cannot be guessed. Give it with --rate HZ."));
}

Result<SampleRate> rate_of(const Facts& facts, TablePlan& plan)
{
    const auto rate = rate_found(facts, plan);
    if (!rate) return rate;
    if (!is_possible(*rate)) return fail(impossible_rate(facts.path.filename().string(), *rate));
    return rate;
}

/// A heart rate a second is no pulse wave, whatever its column is called.
Result<TablePlan> fast_enough(const Facts& facts, TablePlan plan)
{
    const auto too_slow = [&](const ColumnPlan& column) {
        return column.guessed && plan.rate.per_second < slowest_of(column.channel);
    };
    const auto slow = std::find_if(plan.columns.begin(), plan.columns.end(), too_slow);
    if (slow == plan.columns.end()) return plan;
    const ColumnPlan left_out = *slow;
    std::erase_if(plan.columns, too_slow);
    if (plan.columns.empty())
        return fail(facts.complaint(fmt::format(
            "{} has {:g} rows a second, too few to show a {}. If it is one, say so with --channel "
            "{}=COLUMN.",
            left_out.label, plan.rate.per_second,
            left_out.channel == Channel::ecg ? "heartbeat's ECG" : "pulse wave",
            name(left_out.channel))));
    return plan;
}

void note_columns(TablePlan& plan)
{
    for (const ColumnPlan& column : plan.columns)
        if (column.guessed)
            plan.notes.push_back(fmt::format("{} from {}.", name(column.channel), column.label));
}

Result<TablePlan> plan_signals(const Facts& facts, TablePlan plan)
{
    auto time = time_of_rows(facts, plan, std::nullopt);
    if (!time) return fail(time.error());
    plan.time = *time;
    note_time(facts, plan);
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    if (plan.time && plan.time->period_s <= 0.0) plan.time->period_s = 1.0 / rate->per_second;
    return fast_enough(facts, std::move(plan));
}

/// How many units of a column of beat times make a second; none for intervals.
std::optional<double> positions_per_second(const Facts& facts, const ColumnPlan& column)
{
    std::optional<double> rate;
    if (facts.hints.rate) rate = facts.hints.rate->rate.per_second;
    if (facts.wishes.rate) rate = facts.wishes.rate->per_second;
    return beat_positions_per_second(facts.head.numbers(column.column), rate);
}

Result<TablePlan> plan_positions(const Facts& facts, TablePlan plan)
{
    plan.kind = RowKind::beat_positions;
    const auto& names = facts.head.layout.names;
    const auto symbol = std::find(names.begin(), names.end(), "symbol");
    if (symbol != names.end())
        plan.symbol_column = static_cast<std::size_t>(symbol - names.begin());
    const auto per_second = positions_per_second(facts, plan.columns.front());
    if (per_second == 1.0 || per_second == 1000.0) {
        plan.notes.push_back(fmt::format("Its numbers are the times of heartbeats, in {}.",
                                         per_second == 1.0 ? "seconds" : "milliseconds"));
        plan.rate = SampleRate{*per_second};
        return plan;
    }
    plan.notes.emplace_back("Its numbers are the samples at which the heart beat.");
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    return plan;
}

void note_stamping(TablePlan& plan)
{
    if (plan.stamping == Stamping::at_interval_start)
        plan.notes.emplace_back("Each time is that of the interval's beginning.");
    if (plan.stamping == Stamping::loose)
        plan.notes.emplace_back("The times are those of arrival: beats are placed by their "
                                "intervals, and the times show the holes.");
}

Result<TablePlan> plan_intervals(const Facts& facts, TablePlan plan)
{
    const ColumnPlan& column = plan.columns.front();
    std::vector<double> values = facts.head.numbers(column.column);
    if (values.empty())
        return fail(facts.complaint(fmt::format("{} holds no numbers.", column.label)));
    plan.signed_beats = change_sign_at_beats(values);
    if (plan.signed_beats)
        for (double& value : values) value = std::abs(value);
    const bool named = column.column < facts.head.layout.names.size();
    const auto unit_s =
        named ? meaning_of(facts.head.layout.names[column.column]).unit_s : std::nullopt;
    plan.kind = RowKind::intervals;
    plan.interval_unit_ms = unit_s ? *unit_s * 1e3 : interval_unit_ms(values);
    auto time = time_of_rows(facts, plan, median_of(values) * plan.interval_unit_ms / 1e3);
    if (!time) return fail(time.error());
    plan.time = *time;
    if (plan.time && !unit_s) correct_unit(facts, plan);
    plan.notes.push_back(fmt::format("Its intervals are in {}.", unit_of_intervals(plan)));
    if (plan.signed_beats)
        plan.notes.emplace_back("The sign changes with every beat and is left out.");
    note_time(facts, plan);
    if (!plan.time) return plan;
    const StampedIntervals rows{facts, plan};
    plan.stamping = stamping_of(rows);
    plan.repeated_beats = plan.stamping == Stamping::loose && has_repeated_beats(rows);
    if (plan.repeated_beats)
        plan.notes.emplace_back("The intervals add up to more time than passed: rows that repeat a "
                                "beat are left out.");
    note_stamping(plan);
    return plan;
}

TablePlan plan_list(const Facts& facts)
{
    TablePlan plan;
    plan.kind = RowKind::interval_list;
    plan.columns.push_back({Channel::rr, 0, "every number", true, Meaning::rr});
    std::vector<double> values;
    for (const std::string& cell : facts.head.rows.front())
        if (const auto number = number_in(cell)) values.push_back(*number);
    plan.interval_unit_ms = interval_unit_ms(values);
    note_columns(plan);
    return plan;
}

Result<TablePlan> planned(const Facts& facts)
{
    if (!facts.named() && facts.wishes.channels.empty() && is_interval_list(facts.head))
        return plan_list(facts);
    if (facts.head.columns() > most_columns)
        return fail(facts.complaint(
            fmt::format("its rows have {} cells, more than any recording.", facts.head.columns())));
    auto found = columns_of(facts);
    if (!found) return fail(found.error());
    auto columns = one_kind_of_row(facts, std::move(*found));
    if (!columns) return fail(columns.error());

    TablePlan plan;
    plan.columns = std::move(*columns);
    note_columns(plan);
    const ColumnPlan& first = plan.columns.front();
    const bool positions =
        first.meaning == Meaning::beat_position ||
        (first.channel == Channel::rr && positions_per_second(facts, first).has_value());
    if (positions) return plan_positions(facts, plan);
    if (plan.columns.front().channel == Channel::rr) return plan_intervals(facts, plan);
    return plan_signals(facts, std::move(plan));
}

} // namespace

Result<TablePlan> plan_of(const TextSource& source, const ImportOptions& wishes)
{
    auto head = TableHead::of(source);
    if (!head) return fail(head.error());
    SidecarMetadata hints = hints_of(source.path, head->layout);
    if (head->layout.channel) hints.channel = head->layout.channel;
    if (head->layout.rate) hints.rate = RateHint{*head->layout.rate, "the file's header"};
    if (head->layout.names.empty() && hints.names.size() <= head->columns())
        head->layout.names = hints.names;
    const Facts facts{source.path, std::move(*head), std::move(hints), wishes};
    auto plan = planned(facts);
    if (!plan) return plan;
    plan->layout = facts.head.layout;
    const auto& written_by = plan->layout.written_by;
    auto notes = plan->layout.notes;
    if (!written_by.empty()) notes.insert(notes.begin(), fmt::format("Read as {}.", written_by));
    plan->notes.insert(plan->notes.begin(), notes.begin(), notes.end());
    return plan;
}

} // namespace eupnea
