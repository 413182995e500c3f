// SPDX-License-Identifier: MIT
#include "files/recording_file.hpp"

#include <fmt/format.h>

#include <cmath>

#include "catch.hpp"
#include "recordings.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Read {
    std::vector<FileChannel> channels;
    std::vector<std::string> notes;
    std::vector<Stream> streams;
    std::vector<Sample> samples;
    std::vector<Gap> gaps;

    std::vector<double> values(Channel channel) const
    {
        std::vector<double> values;
        for (const Sample& sample : samples)
            if (sample.channel == channel) values.push_back(sample.value);
        return values;
    }
    std::vector<double> times() const
    {
        std::vector<double> times;
        for (const Sample& sample : samples) times.push_back(seconds_of(sample.time));
        return times;
    }
    bool notes_say(std::string_view part) const
    {
        return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
            return note.find(part) != std::string::npos;
        });
    }
};

Read read(const std::filesystem::path& path, const ImportOptions& wishes = {})
{
    auto file = RecordingFile::open(path, wishes);
    if (!file) FAIL(file.error().sentence);
    Read read;
    Timestamp before = at(-1e9s);
    while (const auto event = file->next()) {
        CHECK(time_of(*event) >= before);
        before = time_of(*event);
        if (const auto* stream = std::get_if<Stream>(&*event)) read.streams.push_back(*stream);
        if (const auto* sample = std::get_if<Sample>(&*event)) read.samples.push_back(*sample);
        if (const auto* gap = std::get_if<Gap>(&*event)) {
            read.gaps.push_back(*gap);
            before = gap->from;
        }
    }
    read.channels = file->channels();
    read.notes = file->notes();
    return read;
}

std::string refusal(const std::filesystem::path& path, const ImportOptions& wishes = {})
{
    const auto file = RecordingFile::open(path, wishes);
    return file ? "" : file.error().sentence;
}

/// A wave sampled `per_second` times a second, one line for each row.
std::string wave(std::string_view header, int rows, double per_second, std::string_view separator)
{
    std::string text{header};
    for (int i = 0; i < rows; ++i)
        text += fmt::format("{:.4f}{}{:.3f}\n", i / per_second, separator, std::sin(0.2 * i));
    return text;
}

} // namespace

TEST_CASE("recording file: comma, semicolon, tab and blanks read the same, plain and gzip")
{
    const TemporaryFolder folder;
    const auto expected = read(folder.write("a.csv", wave("time,ecg\n", 300, 100.0, ",")));
    REQUIRE(expected.samples.size() == 300);
    CHECK(expected.streams == std::vector{Stream{at(0s), Channel::ecg, 100_sps}});
    CHECK(read(folder.write("b.csv", wave("time;ecg\n", 300, 100.0, ";"))).samples ==
          expected.samples);
    CHECK(read(folder.write("c.tsv", wave("time\tecg\n", 300, 100.0, "\t"))).samples ==
          expected.samples);
    CHECK(read(folder.write("d.txt", wave("time ecg\n", 300, 100.0, "  "))).samples ==
          expected.samples);
    CHECK(read(folder.write_gz("e.csv.gz", wave("time,ecg\r\n", 300, 100.0, ","))).samples ==
          expected.samples);
}

TEST_CASE(
    "recording file: a decimal comma, quotes, a byte order mark and a trailing separator are fine")
{
    const TemporaryFolder folder;
    const auto got = read(folder.write("a.csv", "\xEF\xBB\xBF\"Time (s)\";\"ECG; lead II [mV]\";\n"
                                                "0,00;1,5;\n0,01;-2,25;\n0,02;3;\n"));
    CHECK(got.values(Channel::ecg) == std::vector{1.5, -2.25, 3.0});
    CHECK(got.times() == std::vector{0.0, 0.01, 0.02});
    CHECK(got.notes_say("ecg from column 2, ECG; lead II [mV]."));
    const auto marked = read(folder.write("b.txt", "\xEF\xBB\xBF"
                                                   "800\n810\n820\n"));
    CHECK(marked.samples.size() == 3);
}

TEST_CASE("recording file: channels are guessed from their names, and the guess is said")
{
    const TemporaryFolder folder;
    const auto got =
        read(folder.write("a.csv", "Time [s], RESP, PLETH, V, AVR, II\n"
                                   "0.00,1,2,3,4,5\n0.01,1,2,3,4,5\n0.02,1,2,3,4,5\n"));
    CHECK(got.values(Channel::ecg) == std::vector{5.0, 5.0, 5.0});
    CHECK(got.values(Channel::ppg) == std::vector{2.0, 2.0, 2.0});
    CHECK(got.values(Channel::belt) == std::vector{1.0, 1.0, 1.0});
    CHECK(got.notes_say("ecg from column 6, II."));
    CHECK(got.notes_say("100 samples a second, from the times."));
}

TEST_CASE("recording file: what the person says goes before every guess")
{
    const TemporaryFolder folder;
    const auto path = folder.write("a.csv", "t,ecg,other\n0,1,7\n4,2,8\n8,3,9\n");
    ImportOptions wishes;
    wishes.channels = {{Channel::ecg, "OTHER"}};
    CHECK(read(path, wishes).values(Channel::ecg) == std::vector{7.0, 8.0, 9.0});
    wishes.channels = {{Channel::ppg, "3"}, {Channel::ecg, "2"}};
    const auto got = read(path, wishes);
    CHECK(got.values(Channel::ppg) == std::vector{7.0, 8.0, 9.0});
    CHECK_FALSE(got.channels.front().guessed);
    wishes.rate = SampleRate{50.0};
    CHECK(read(path, wishes).samples.back().time == at(0.04s));
    wishes.channels = {{Channel::ppg, "3"}};
    CHECK(read(path, wishes).values(Channel::ecg).empty());
    wishes.channels = {{Channel::ecg, "lead 9"}};
    CHECK(refusal(path, wishes) ==
          "There is no column \"lead 9\"; the file has the columns: 1 t, 2 ecg, 3 other.");
}

TEST_CASE("recording file: a rate that nothing tells is asked for, never invented")
{
    const TemporaryFolder folder;
    const auto path = folder.write("a.csv", "MLII_mV,V5_mV\n-0.1,0.2\n-0.2,0.3\n");
    CHECK(refusal(path).find("Give it with --rate HZ.") != std::string::npos);
    ImportOptions wishes;
    wishes.rate = SampleRate{360.0};
    CHECK(read(path, wishes).samples.back().time == at(period(360_sps)));
    CHECK(read(folder.write("b_250hz.csv", "ecg\n1\n2\n")).streams.front().rate == 250_sps);
    CHECK(read(folder.write("c.txt", "# Sampling Rate (Hz):= 500.00\n# Labels:= ECG\n1\n2\n"))
              .streams.front()
              .rate == 500_sps);
}

TEST_CASE("recording file: the unit of an unnamed time is found from its steps")
{
    const TemporaryFolder folder;
    for (const auto& [step, rate] : {std::pair{0.008, 125.0}, {8.0, 125.0}, {4000.0, 250.0}}) {
        std::string text = "time,ecg\n";
        for (int i = 0; i < 100; ++i) text += fmt::format("{},{}\n", step * i, i % 7);
        const auto got = read(folder.write("a.csv", text));
        CAPTURE(step);
        CHECK(got.streams.front().rate.per_second == Approx(rate));
        CHECK(got.times().back() == Approx(99 / rate));
    }
}

TEST_CASE("recording file: dates and stamps since 1970 are counted from the first row")
{
    const TemporaryFolder folder;
    const auto iso = read(folder.write(
        "a.csv", "timestamp,ppg\n2026-11-21T23:59:59.980,1\n2026-11-22T00:00:00.000,2\n"
                 "2026-11-22T00:00:00.020,3\n"));
    REQUIRE(iso.samples.size() == 3);
    CHECK(iso.times()[2] == Approx(0.04).margin(1e-6));
    const auto unix_ms = read(folder.write(
        "b.csv", "timestamp,ppg\n1688125620000,1\n1688125620020,2\n1688125620040,3\n"));
    CHECK(unix_ms.times()[2] == Approx(0.04).margin(1e-6));
    CHECK(unix_ms.notes_say("counted from the first row"));
}

TEST_CASE("recording file: rounded and shared stamps keep the steady step of the samples")
{
    const TemporaryFolder folder;
    std::string text = "time,ecg\n";
    for (int i = 0; i < 40'000; ++i) text += fmt::format("{:.5g},{}\n", i * 0.008, i % 50);
    const auto got = read(folder.write("a.csv", text));
    REQUIRE(got.samples.size() == 40'000);
    CHECK(got.gaps.empty());
    for (std::size_t i = 1; i < got.samples.size(); ++i) {
        const double step = (got.samples[i].time - got.samples[i - 1].time).count();
        if (std::abs(step - 0.008) < 0.0005) continue;
        CAPTURE(i, step);
        FAIL_CHECK("a step is not the sample period");
        break;
    }
    CHECK(got.times().back() == Approx(39'999 * 0.008).margin(0.01));
}

TEST_CASE("recording file: irregular times are kept as they are")
{
    const TemporaryFolder folder;
    std::string text = "time (ms),R,G,B\n";
    std::vector<double> expected;
    double time = 0.0;
    for (int i = 0; i < 60; ++i) {
        text += fmt::format("{:.0f},{},1,2\n", time, 200 + i % 9);
        expected.push_back(time / 1000.0);
        time += i % 3 == 0 ? 20.0 : i % 3 == 1 ? 45.0 : 33.0;
    }
    const auto got = read(folder.write("a.csv", text));
    REQUIRE(got.samples.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(got.times()[i] == Approx(expected[i]).margin(1e-9));
    CHECK(got.notes_say("irregular"));
}

TEST_CASE(
    "recording file: empty cells, NaN, text and short rows become a gap and are counted by line")
{
    const TemporaryFolder folder;
    std::string text = "time,ecg\n";
    for (int i = 0; i < 200; ++i) {
        const char* bad[] = {"", "NaN", "lead off", "-", "?"};
        const bool is_bad = i >= 50 && i < 90;
        text += i == 60  ? fmt::format("{}\n", i * 0.01)
                : is_bad ? fmt::format("{},{}\n", i * 0.01, bad[i % 5])
                         : fmt::format("{},{}\n", i * 0.01, i);
    }
    const auto got = read(folder.write("a.csv", text));
    CHECK(got.samples.size() == 160);
    REQUIRE(got.gaps.size() == 1);
    CHECK(seconds_of(got.gaps[0].from) == Approx(0.5));
    CHECK(seconds_of(got.gaps[0].until) == Approx(0.9));
    CHECK(got.gaps[0].missing == 40);
    CHECK(got.gaps[0].cause == GapCause::file);
    CHECK(got.notes_say("23 values are missing (lines 52,"));
    CHECK(got.notes_say("16 values are no numbers (lines 54, 56, 59, 61, 64 and so on)."));
    CHECK(got.notes_say("1 row ends too early (line 62)."));
}

TEST_CASE("recording file: a hole in the times is a gap as long as the hole")
{
    const TemporaryFolder folder;
    std::string text = "time,belt\n";
    for (int i = 0; i < 300; ++i) text += fmt::format("{},{}\n", i * 0.04 + (i >= 100) * 30.0, i);
    const auto got = read(folder.write("a.csv", text));
    CHECK(got.samples.size() == 300);
    REQUIRE(got.gaps.size() == 1);
    CHECK(seconds_of(got.gaps[0].until) == Approx(34.0));
    CHECK(got.gaps[0].missing == 750);
}

TEST_CASE("recording file: one row far off in time is refused, a clock that restarts is followed")
{
    const TemporaryFolder folder;
    std::string text = "time,ecg\n";
    for (int i = 0; i < 300; ++i) {
        const double time = i == 50 ? 9e5 : i == 80 ? -3.0 : i >= 200 ? (i - 200) * 0.01 : i * 0.01;
        text += fmt::format("{},{}\n", time, i);
    }
    const auto got = read(folder.write("a.csv", text));
    CHECK(got.samples.size() == 298);
    CHECK(got.notes_say("1 row stands far away in time from its neighbours (line 52)."));
    CHECK(got.notes_say("1 row goes back in time (line 82)."));
    REQUIRE(got.gaps.size() == 1);
    CHECK(got.gaps[0].cause == GapCause::clock_jump);
    CHECK(got.times().back() == Approx(2.99));
}

TEST_CASE("recording file: a list of intervals, in ms or s, a line each or all on one")
{
    const TemporaryFolder folder;
    const std::vector expected{800.0, 850.0, 900.0};
    CHECK(read(folder.write("a.txt", "# R wave intervals\n800\n850\n900\n")).values(Channel::rr) ==
          expected);
    CHECK(read(folder.write("b.txt", "0.800\n0.850\n0.900\n")).values(Channel::rr) == expected);
    const auto one_line = read(folder.write("c.txt", "800 850 900 800 850 900 800 850 900 \n"));
    CHECK(one_line.samples.size() == 9);
    CHECK(one_line.times().back() == Approx(7.65));
    CHECK(one_line.streams == std::vector{Stream{at(0s), Channel::rr, SampleRate{0.0}}});
}

TEST_CASE(
    "recording file: what is no interval is counted, and its time is a gap when it can be one")
{
    const TemporaryFolder folder;
    const auto got =
        read(folder.write("a.txt", "800\n810\n65000\n820\n0\n-5\nabc\n830\n4294967295\n840\n"));
    CHECK(got.values(Channel::rr) == std::vector{800.0, 810.0, 820.0, 830.0, 840.0});
    CHECK(got.notes_say("4 values are no intervals between heartbeats (lines 3, 5, 6 and 9)."));
    REQUIRE(got.gaps.size() == 3);
    CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(65.0));
    CHECK(got.times().back() == Approx(0.8 + 0.81 + 65.0 + 0.82 + 0.83 + 0.84));
}

TEST_CASE("recording file: intervals with their times keep true time over missing beats")
{
    const TemporaryFolder folder;
    std::string at_beat = "time,ibi\n", at_start = "timestamp,rr\n";
    double time = 0.0;
    for (int i = 0; i < 60; ++i) {
        const int ibi = 800 + 10 * (i % 7);
        const bool missing = i >= 30 && i < 34;
        if (!missing)
            at_start += fmt::format("{:.0f},{}\n", 1'688'125'620'000.0 + time * 1000, ibi);
        time += ibi / 1000.0;
        if (!missing) at_beat += fmt::format("{:.3f},{}\n", time, ibi);
    }
    for (const auto& text : {at_beat, at_start}) {
        const auto got = read(folder.write("a.csv", text));
        CHECK(got.samples.size() == 56);
        REQUIRE(got.gaps.size() == 1);
        CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(3.34).margin(0.001));
        CHECK(got.times().back() == Approx(time).margin(0.001));
    }
}

TEST_CASE(
    "recording file: intervals that arrive in bursts are placed by themselves, holes by the times")
{
    const TemporaryFolder folder;
    std::string text;
    double time = 0.0;
    for (int i = 0; i < 120; ++i) {
        time += 0.9 + 0.01 * (i % 5) + (i == 60 ? 20.0 : 0.0);
        text += fmt::format("{:.3f},{}\n", time + 0.7 * (1 - i % 2), 900 + 10 * (i % 5));
    }
    const auto got = read(folder.write("a.csv", text));
    REQUIRE(got.samples.size() == 120);
    REQUIRE(got.gaps.size() == 1);
    CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(20.0).margin(1.0));
    for (std::size_t i = 1; i < 60; ++i)
        CHECK((got.times()[i] - got.times()[i - 1]) * 1000.0 ==
              Approx(got.samples[i].value).margin(5.0));
}

TEST_CASE(
    "recording file: positions of beats become intervals, marks that are no beats are left out")
{
    const TemporaryFolder folder;
    ImportOptions wishes;
    wishes.rate = SampleRate{128.0};
    const auto got = read(
        folder.write("a.csv", "sample,symbol\n28,N\n128,N\n200,~\n256,V\n384,N\n6784,N\n6912,N\n"),
        wishes);
    REQUIRE(got.samples.size() == 4);
    CHECK(got.values(Channel::rr)[1] == Approx(1000.0));
    CHECK(got.times()[1] == Approx(2.0));
    REQUIRE(got.gaps.size() == 1);
    CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(50.0));
}

TEST_CASE("recording file: columns without names are asked about, smooth ones too")
{
    const TemporaryFolder folder;
    std::string two, smooth;
    for (int i = 0; i < 300; ++i) {
        two += fmt::format("{},{:.3f}\n", 100'000 + i, std::sin(0.1 * i));
        smooth += fmt::format("{:.0f}\n", 510.0 + 100.0 * std::sin(0.05 * i));
    }
    const auto counted = folder.write("a.csv", two);
    CHECK(refusal(counted).find("--channel KIND=COLUMN") != std::string::npos);
    ImportOptions wishes;
    wishes.channels = {{Channel::ecg, "2"}};
    CHECK(refusal(counted, wishes).find("--rate HZ") != std::string::npos);
    wishes.rate = SampleRate{500.0};
    CHECK(read(counted, wishes).times().back() == Approx(299.0 / 500.0));
    CHECK(refusal(folder.write("b.txt", smooth)).find("look like a sampled wave") !=
          std::string::npos);
}

TEST_CASE("recording file: OpenSignals text tells its columns and rate itself")
{
    const TemporaryFolder folder;
    const auto got = read(folder.write(
        "a.txt",
        "# OpenSignals Text File Format\n"
        "# {\"20:16:02:26:60:88\": {\"sensor\": [\"ECG\", \"PZT\"], \"column\": [\"nSeq\", "
        "\"I1\", \"A2\", \"A3\"], \"sampling rate\": 1000, \"label\": [\"A2\", \"A3\"]}}\n"
        "# EndOfHeader\n1\t1\t496\t12\t\n2\t1\t497\t13\t\n3\t1\t498\t14\t\n"));
    CHECK(got.values(Channel::ecg) == std::vector{496.0, 497.0, 498.0});
    CHECK(got.values(Channel::belt) == std::vector{12.0, 13.0, 14.0});
    CHECK(got.streams.front().rate == 1000_sps);
}

TEST_CASE("recording file: a BIDS table is read with the JSON beside it")
{
    const TemporaryFolder folder;
    folder.write("sub-1_physio.json",
                 R"({"SamplingFrequency": 50, "Columns": ["cardiac", "respiratory"]})");
    const auto got = read(folder.write_gz("sub-1_physio.tsv.gz", "10\t1\n11\t2\n12\t3\n"));
    CHECK(got.values(Channel::belt) == std::vector{1.0, 2.0, 3.0});
    CHECK(got.values(Channel::ppg) == std::vector{10.0, 11.0, 12.0});
    CHECK(got.streams.front().rate == 50_sps);
}

TEST_CASE("recording file: a file that is none, empty or of other bytes is refused with a sentence")
{
    const TemporaryFolder folder;
    CHECK(refusal(folder.path("none.csv")).find("There is no file") == 0);
    CHECK(refusal(folder.path("")).find("is a folder") != std::string::npos);
    CHECK(refusal(folder.write("empty.csv", "")) == "empty.csv is empty.");
    CHECK(refusal(folder.write("words.csv", "a,b\nc,d\n")) == "words.csv holds no row of numbers.");
    CHECK(refusal(folder.write("bytes.csv", "\x01\x02\x03\x04 1,2\n")).find("not a text file") !=
          std::string::npos);
    CHECK(refusal(folder.write("edf.edf", "0       and then nothing"))
              .find("cannot be read as EDF") != std::string::npos);
}

TEST_CASE("recording file: a gzip file that was cut off gives what it holds, and says so")
{
    const TemporaryFolder folder;
    const auto path = folder.write_gz("a.csv.gz", wave("time,ecg\n", 50'000, 100.0, ","));
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto got = read(path);
    CHECK(got.samples.size() > 10'000);
    CHECK(got.notes_say("damaged or ends too early"));
}

TEST_CASE("recording file: any bytes after the first rows are survived")
{
    const TemporaryFolder folder;
    std::string text = wave("time,ecg\n", 300, 100.0, ",");
    unsigned state = 1;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 1664525u + 1013904223u;
        text += static_cast<char>(state >> 24);
    }
    const auto got = read(folder.write("a.csv", text));
    CHECK(got.samples.size() >= 300);
}

TEST_CASE("recording file: the real recordings open with the channels that they hold",
          "[recording]")
{
    struct Expected {
        const char* path;
        std::vector<Channel> channels;
        double rate;
        double seconds;
        std::size_t samples;
    };
    const Expected all[]{
        {"bidmc01_ecg_ppg_resp/bidmc_01_Signals.csv.gz",
         {Channel::ecg, Channel::ppg, Channel::belt},
         125.0,
         480.0,
         180'003},
        {"neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz",
         {Channel::ecg, Channel::ppg, Channel::belt},
         100.0,
         299.99,
         90'000},
        {"heartpy_ppg/data2.csv", {Channel::ppg}, 116.99, 128.2, 15'000},
        {"heartpy_ppg/data3.csv.gz", {Channel::ppg}, 100.4, 681.9, 68'476},
        {"polar_verity_sense/Polar_Sense_PPG.txt.gz", {Channel::ppg}, 54.75, 514.0, 28'143},
        {"pyhrv_parity/SampleECG.txt", {Channel::ecg}, 1000.0, 22.35, 22'350},
        {"welltory_ppg_a/subject_01_PPG.csv", {Channel::ppg}, 28.3, 111.6, 3'155},
        {"polar_h10_ibi/sample_data_ibi.csv", {Channel::rr}, 0.0, 600.2, 620},
        {"wearablehrv_paced_6brpm/test_vu.txt", {Channel::rr}, 0.0, 2886.2, 3'040},
        {"ec57_patterns/HRV256_TP4.txt.gz", {Channel::rr}, 0.0, 86'041.5, 28'800},
    };
    for (const Expected& expected : all) {
        NEEDS_RECORDING(path, expected.path);
        const auto got = read(path);
        CAPTURE(expected.path);
        std::vector<Channel> channels;
        for (const FileChannel& channel : got.channels) channels.push_back(channel.channel);
        CHECK(channels == expected.channels);
        CHECK(got.channels.front().rate.per_second == Approx(expected.rate).epsilon(0.003));
        CHECK(got.samples.size() == expected.samples);
        CHECK(got.times().back() - got.times().front() == Approx(expected.seconds).epsilon(0.001));
    }
}
