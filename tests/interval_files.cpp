// SPDX-License-Identifier: MIT
// Intervals between heartbeats as people's programs export them.
#include "made_recordings.hpp"

using namespace eupnea;

namespace {

const TemporaryFolder& folder()
{
    static const TemporaryFolder made;
    return made;
}

std::string column(std::string_view head, std::string_view end = "\n", std::string_view row = "{}")
{
    std::string text{head};
    for (const int interval : made_intervals()) {
        text += fmt::format(fmt::runtime(row), interval);
        text += end;
    }
    return text;
}

std::string utf16(std::string_view text, bool little, bool mark = true)
{
    std::string wide;
    const auto put = [&](unsigned code) {
        const char low = static_cast<char>(code & 0xFF), high = static_cast<char>(code >> 8);
        wide += little ? low : high;
        wide += little ? high : low;
    };
    if (mark) put(0xFEFF);
    for (const char c : text) put(static_cast<unsigned char>(c));
    return wide;
}

void check_intervals(const std::string& text, const std::string& name = "intervals.txt")
{
    CAPTURE(name, text.substr(0, 60));
    const auto got = read_recording(folder().write(name, text));
    CHECK(got.refusal == "");
    const auto expected = made_intervals();
    const auto values = got.values(Channel::rr);
    REQUIRE(values.size() == expected.size());
    double error = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i)
        error = std::max(error, std::abs(values[i] - expected[i]));
    CHECK(error < 1.0);
}

} // namespace

TEST_CASE("interval files: one column under any head is read whole")
{
    for (const char* head : {"",
                             "RR\n",
                             "RR (ms)\n",
                             "RR, ms\n",
                             "RR interval [ms]\n",
                             "RR-Interval [ms]\n",
                             "R-R\n",
                             "RR;ms\n",
                             "Name: A Person\nDate: 2026-01-05\n",
                             "2026-01-05 10:20:30\n",
                             "Start time: 12:30:05\n",
                             "\"RR interval (ms)\"\n",
                             "\"RR \"\"interval\"\" (ms)\"\n",
                             "Subject 1, session 2\n",
                             "IBI\nms\n",
                             "RR interval series,\n(ms),\n",
                             "# exported by a program\n",
                             "# Date: 2026-01-05 10:20\nRR\n",
                             "% RR in ms\n",
                             "\xEF\xBB\xBFRR (ms)\n",
                             "Age: 35\n",
                             "\n\nRR\n\n",
                             "Recording of the ECG, chest strap\n",
                             "ECG RR intervals (ms)\n",
                             "Intervalles R-R (ms)\n",
                             "RR-Intervalle in Millisekunden\n",
                             "NN\n",
                             "PPI\n",
                             "beat-to-beat interval\n",
                             "interbeat interval, ms\n",
                             "Herzschlag-Abstand (ms)\n",
                             "HRV data\nexported 05.01.2026, 10:20\nRR\n",
                             "value\n",
                             "x\n",
                             "Filename: ecg_1.csv\nFs: n/a\n",
                             "Date and time: 05/01/2026 08:00 AM\nPatient: 1234\nRR\n"}) {
        check_intervals(column(head));
    }
}

TEST_CASE("interval files: line ends, trailing separators, quotes and encodings are no matter")
{
    check_intervals(column("RR (ms)\r\n", "\r\n"));
    check_intervals(column("RR (ms)\r", "\r"));
    check_intervals(column("RR,\n", ",\n"));
    check_intervals(column("RR;\n", ";\n"));
    check_intervals(column("RR\n", " \n"));
    check_intervals(column("\"RR\"\n", "\n", "\"{}\""));
    check_intervals(column("RR\n", "\n", "{} ms"));
    check_intervals(column("RR\n", "\n", "  {}"));
    check_intervals(column("RR\n", "\n", "{}.0"));
    for (const bool little : {true, false})
        for (const bool mark : {true, false})
            check_intervals(utf16(column("RR (ms)\r\n", "\r\n"), little, mark));
    check_intervals(column("RR\n", "\n\n"));
    check_intervals(column("", " "));
    check_intervals(column("", ", "));
    check_intervals(column("", ";"));
}

TEST_CASE("interval files: seconds, with a point or a comma, with an index, a time or a heart rate")
{
    const auto rows = [](std::string head, auto&& row) {
        double time = 0.0;
        int number = 1;
        for (const int ms : made_intervals()) {
            time += ms / 1000.0;
            head += row(number++, time, ms / 1000.0, ms);
        }
        return head;
    };
    const auto comma = [](double value) {
        std::string text = fmt::format("{:.3f}", value);
        text[text.find('.')] = ',';
        return text;
    };
    using std::string;
    check_intervals(
        rows("", [](int, double, double s, int) { return fmt::format("{:.3f}\n", s); }));
    check_intervals(
        rows("RR [s]\n", [](int, double, double s, int) { return fmt::format("{:.3f}\n", s); }));
    check_intervals(rows("", [&](int, double, double s, int) { return comma(s) + "\n"; }));
    check_intervals(rows("RR (s)\n", [&](int, double, double s, int) { return comma(s) + "\n"; }));
    check_intervals(rows("RR\n", [](int, double, double, int ms) {
                        return fmt::format("{},{}\n", ms, ms % 10);
                    }).replace(0, 3, "RR (ms)\n"));
    check_intervals(rows("Index,RR (ms)\n", [](int n, double, double, int ms) {
        return fmt::format("{},{}\n", n, ms);
    }));
    check_intervals(rows("\"\",\"rr\"\n", [](int n, double, double, int ms) {
        return fmt::format("\"{}\",{}\n", n, ms);
    }));
    check_intervals(
        rows("rr\n", [](int n, double, double, int ms) { return fmt::format("{} {}\n", n, ms); }));
    check_intervals(rows("Time;RR\n", [&](int, double t, double s, int) {
        return comma(t) + ";" + comma(s) + "\n";
    }));
    check_intervals(rows("Time (s)\tRR (s)\n", [&](int, double t, double s, int) {
        return comma(t) + "\t" + comma(s) + "\n";
    }));
    check_intervals(rows("time,hr,rr\ns,bpm,ms\n", [](int, double t, double s, int ms) {
        return fmt::format("{:.3f},{:.0f},{}\n", t, 60 / s, ms);
    }));
    check_intervals(rows("HR|RR\n", [](int, double, double s, int ms) {
        return fmt::format("{:.0f}|{}\n", 60 / s, ms);
    }));
    check_intervals(
        rows("", [](int n, double, double, int ms) { return fmt::format("{}\t{}\n", n, ms); }));
}

TEST_CASE("interval files: heads of known programs")
{
    const auto rows = [](std::string text, auto&& row) {
        double time = 0.0;
        for (const int ms : made_intervals()) {
            time += ms / 1000.0;
            text += row(time, ms);
        }
        return text;
    };
    const auto clock = [](double t) {
        return fmt::format("08:{:02d}:{:06.3f}", static_cast<int>(t) / 60, std::fmod(t, 60.0));
    };
    SECTION("Polar Sensor Logger")
    {
        check_intervals(rows("Phone timestamp;RR-interval [ms]\n", [&](double t, int ms) {
            return fmt::format("2026-01-17T{};{}\n", clock(t), ms);
        }));
        check_intervals(rows("Phone timestamp;PP-interval [ms];error estimate "
                             "[ms];blocker;contact;contact supported;hr [bpm]\n",
                             [&](double t, int ms) {
                                 return fmt::format("2026-01-17T{};{};10;0;1;1;70\n", clock(t), ms);
                             }));
    }
    SECTION("HRV Logger")
    check_intervals(rows("date,rr,since start\n", [&](double t, int ms) {
        return fmt::format("2026-01-17 {} +0100,{},{:.0f}\n", clock(t).substr(0, 8), ms, t * 1000);
    }));
    SECTION("OpenHRV")
    check_intervals(rows(
        "event,value,timestamp\nPacerRate,6.0,2026-01-17T08:00:00.000000\n", [&](double t, int ms) {
            return fmt::format("IBI,{},2026-01-17T{}000\nHRV,{},2026-01-17T{}000\n", ms, clock(t),
                               40.5, clock(t));
        }));
    SECTION("Polar Flow")
    check_intervals(
        rows("duration,offline\n", [](double, int ms) { return fmt::format("{},0\n", ms); }));
    SECTION("Empatica E4")
    check_intervals(rows("1576421450.000000, IBI\n", [](double t, int ms) {
        return fmt::format("{:.6f},{:.6f}\n", t, ms / 1000.0);
    }));
    SECTION("Zephyr")
    {
        int sign = -1;
        check_intervals(rows("Timestamp,BtoB_RR\n", [&](double t, int ms) {
            sign = -sign;
            return fmt::format("17/01/2026 {},{}\n17/01/2026 {},{}\n", clock(t), sign * ms,
                               clock(t + 0.056), sign * ms);
        }));
    }
    SECTION("Polar HRM")
    check_intervals(
        rows("[Params]\nVersion=106\nMonitor=12\nInterval=238\nDate=20260117\n\n[HRData]\n",
             [](double, int ms) { return fmt::format("{}\n", ms); }),
        "a.hrm");
    SECTION("Hexoskin")
    check_intervals(
        rows("time [s/256],RR_interval [s/256](/api/datatype/18/)\n",
             [](double t, int ms) { return fmt::format("{:.0f},{:.2f}\n", t * 256, ms * 0.256); }));
    SECTION("a table of a report")
    {
        std::string text =
            "Report of a program\n\nMean RR (ms):,853.4\nSDNN (ms):,42.1\nRMSSD (ms):,31.0\n\n"
            "Frequency,PSD\n0.01,12\n0.02,13\n0.03,14\n\nRR INTERVAL DATA\nTime (s),RR (s)\n";
        check_intervals(rows(
            text, [](double t, int ms) { return fmt::format("{:.3f},{:.3f}\n", t, ms / 1000.0); }));
    }
    SECTION("another table after it")
    {
        auto text =
            rows("time,rr\n", [](double t, int ms) { return fmt::format("{:.3f},{}\n", t, ms); });
        check_intervals(text + "\ntime,annotation\n3.0,start\n9.0,end\n");
    }
}

TEST_CASE("interval files: JSON lists of numbers, of objects, nested, a line each, with durations")
{
    std::string numbers, objects, lines, durations;
    double time = 0.0;
    for (const int ms : made_intervals()) {
        const char* comma = numbers.empty() ? "" : ", ";
        time += ms / 1000.0;
        numbers += fmt::format("{}{}", comma, ms);
        objects += fmt::format("{}{{\"t\": {:.3f}, \"rr\": {}}}", comma, time, ms);
        lines += fmt::format("{{\"rr_ms\":{},\"hr\":70}}\n", ms);
        durations += fmt::format("{}{{\"duration\": \"PT{:.3f}S\"}}", comma, ms / 1000.0);
    }
    check_intervals("[" + numbers + "]", "a.json");
    check_intervals("{\"device\": \"x\", \"hr\": [70, 71, 72], \"rr\": [" + numbers + "]}",
                    "b.json");
    check_intervals("[" + objects + "]", "c.json");
    check_intervals("{\"data\": {\"beats\": [" + objects + "]}}", "d.json");
    check_intervals(lines, "e.json");
    check_intervals("{\"exercises\": [{\"samples\": {\"rr\": [" + durations + "]}}]}", "f.json");
    check_intervals("{\"intervals\":\n[\n" + numbers + "\n]\n}", "g.txt");
}

TEST_CASE("interval files: rows that give a beat again are left out and counted")
{
    double time = 1786047284.0;
    std::string twice = "timestamp,rr_ms\n", held = "time,rr\n", batches = "timestamp,rr_ms\n";
    double next = 0.0, seconds = 0.0;
    for (const int ms : made_intervals()) {
        time += ms / 1000.0;
        for (int i = 0; i < 2; ++i) twice += fmt::format("{:.0f},{}\n", std::floor(time), ms);
        next += ms / 1000.0;
        for (; seconds < next; seconds += 0.2)
            held += fmt::format("{:.1f},{}\n", seconds + 1.0, ms);
    }
    const auto doubled = read_recording(folder().write("a.csv", twice));
    CHECK(doubled.values(Channel::rr).size() >= 58);
    CHECK(doubled.values(Channel::rr).size() <= 60);
    CHECK(doubled.notes_mention("repeat a beat and were left out"));
    const auto repeated = read_recording(folder().write("b.csv", held));
    CHECK(repeated.values(Channel::rr).size() >= 57);
    CHECK(repeated.values(Channel::rr).size() <= 61);
}

TEST_CASE(
    "interval files: one column of the times of beats, in s, ms or samples, becomes intervals")
{
    std::string seconds = "Beat times (s)\n", ms = "R peaks\n",
                samples = "Fs = 250\nR-peak positions\n";
    double time = 0.0;
    for (const int interval : made_intervals()) {
        time += interval / 1000.0;
        seconds += fmt::format("{:.3f}\n", time);
        ms += fmt::format("{:.0f}\n", time * 1000);
        samples += fmt::format("{:.0f}\n", time * 250);
    }
    for (const std::string& text : {seconds, ms, samples}) {
        CAPTURE(text.substr(0, 40));
        const auto got = read_recording(folder().write("a.txt", text));
        CHECK(got.refusal == "");
        const auto values = got.values(Channel::rr);
        REQUIRE(values.size() == 59);
        CHECK(values[0] == Approx(made_intervals()[1]).margin(4.1));
        CHECK(got.times(Channel::rr).back() == Approx(time).margin(0.01));
    }
}

TEST_CASE("interval files: a clock that passes midnight goes on")
{
    std::string text = "time,rr\n";
    double time = 86'390.0;
    for (const int ms : made_intervals()) {
        time += ms / 1000.0;
        const double day = std::fmod(time, 86'400.0);
        text += fmt::format("{:02d}:{:02d}:{:06.3f},{}\n", static_cast<int>(day) / 3600,
                            static_cast<int>(day) / 60 % 60, std::fmod(day, 60.0), ms);
    }
    const auto got = read_recording(folder().write("a.csv", text));
    CHECK(got.values(Channel::rr).size() == 60);
    CHECK(got.gaps.empty());
    CHECK(got.times(Channel::rr).back() - got.times(Channel::rr).front() ==
          Approx(time - 86'390.85).margin(0.1));
}

TEST_CASE(
    "interval files: heart rates and breaths a minute are no intervals, and that is explained")
{
    std::string hr = "time,heart rate\n", rr = "Time (s),HR,RR (breaths/min)\n";
    for (int i = 0; i < 60; ++i) {
        hr += fmt::format("{},{}\n", i, 70 + i % 5);
        rr += fmt::format("{},{},{}\n", i, 70 + i % 5, 12 + i % 3);
    }
    CHECK(read_recording(folder().write("a.csv", hr)).refusal.find("--channel KIND=COLUMN") !=
          std::string::npos);
    CHECK(read_recording(folder().write("b.csv", rr)).refusal.find("--channel KIND=COLUMN") !=
          std::string::npos);
}
