// SPDX-License-Identifier: MIT
#include <edflib.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <sstream>
#ifdef EUPNEA_HAS_LIBXDF
#include <xdf.h>
#endif

#include "files/export/bids_physio.hpp"
#include "files/export/edf.hpp"
#include "files/export/rr_text.hpp"
#include "files/export/xdf_writer.hpp"
#include "files/recording_file.hpp"
#include "independent_reader.hpp"
#include "library/event_json.hpp"
#include "library/event_lines.hpp"
#include "library_room.hpp"
#include "recordings.hpp"
#include "session/pipeline.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Ten seconds: an ECG of whole numbers at 200 Hz, a belt of fractions at 25 Hz, a hole in the belt from
/// 4 s to 6 s, a beat a second, and words that no format may stumble over.
std::vector<Event> ten_seconds()
{
    std::vector<Event> events{SessionStart{at(0s), 1'763'000'000'000, 0s, 10s, Origin::live, "sim"},
                              Stream{at(0s), Channel::ecg, 200_sps},
                              Stream{at(0s), Channel::belt, 25_sps}};
    for (int i = 0; i < 2000; ++i) {
        const double t = i / 200.0;
        events.push_back(
            Sample{Channel::ecg, at(Seconds{t}), std::round(1000.0 * std::sin(0.1 * i))});
        if (i % 8 == 0 && (t < 4.0 || t >= 6.0))
            events.push_back(Sample{Channel::belt, at(Seconds{t}), 0.123456 * std::cos(t)});
        if (i % 200 == 100) {
            const auto number = static_cast<std::uint32_t>(i / 200);
            events.push_back(Beat{number, at(Seconds{t}),
                                  i > 200 ? std::optional<Milliseconds>{1000ms} : std::nullopt,
                                  BeatSource::ecg, 1.0f});
            events.push_back(BeatClassification{
                number, at(Seconds{t}), number == 5 ? BeatClass::ectopic : BeatClass::normal,
                1000ms, 1});
        }
    }
    events.push_back(Gap{Channel::belt, at(4s), at(6s), 50, GapCause::link_lost});
    events.push_back(Mark{at(7s), "\x14 κόσμος, \"мир\", 世界\n"});
    events.push_back(SessionEnd{at(10s)});
    return events;
}

std::vector<Event> events_in(const std::filesystem::path& path, const ImportOptions& options = {})
{
    auto file = RecordingFile::open(path, options);
    if (!file) FAIL(file.error().sentence);
    std::vector<Event> events;
    while (const auto event = file->next()) events.push_back(*event);
    return events;
}

std::vector<Sample> samples_of(Channel channel, const std::vector<Event>& events)
{
    std::vector<Sample> samples;
    for (const Event& event : events)
        if (const auto* sample = std::get_if<Sample>(&event); sample && sample->channel == channel)
            samples.push_back(*sample);
    return samples;
}

std::vector<Beat> beats_of(const std::vector<Event>& events)
{
    std::vector<Beat> beats;
    Pipeline pipeline{[&](const Event& found) {
        if (const auto* beat = std::get_if<Beat>(&found)) beats.push_back(*beat);
    }};
    for (const Event& event : events) pipeline(event);
    pipeline.finish();
    return beats;
}

std::vector<Beat> with_intervals(std::vector<Beat> beats)
{
    std::erase_if(beats, [](const Beat& beat) { return !beat.ibi; });
    return beats;
}

void check_same_beats(const std::vector<Beat>& written, const std::vector<Beat>& read,
                      Milliseconds within)
{
    REQUIRE(read.size() == written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(std::abs(Milliseconds{read[i].time - written[i].time}.count()) <= within.count());
        REQUIRE(read[i].ibi.has_value() == written[i].ibi.has_value());
        if (read[i].ibi)
            CHECK(std::abs((*read[i].ibi - *written[i].ibi).count()) <= within.count());
    }
}

std::filesystem::path edf_of(const std::vector<Event>& events, const TemporaryFolder& folder)
{
    EdfFile edf;
    for (const Event& event : events) edf.on(event);
    const auto path = folder.path("out.edf");
    const auto written = edf.write(path);
    if (!written) FAIL(written.error().sentence);
    return path;
}

template <class Writer>
std::filesystem::path file_of(const std::vector<Event>& events, const TemporaryFolder& folder,
                              const char* name)
{
    std::ofstream out{folder.path(name), std::ios::binary};
    Writer writer{out};
    for (const Event& event : events) writer.on(event);
    if constexpr (requires { writer.finish(); }) writer.finish();
    return folder.path(name);
}

std::filesystem::path bids_of(const std::vector<Event>& events, Channel channel,
                              const TemporaryFolder& folder)
{
    EvenSignals signals{Rates::own};
    for (const Event& event : events) signals.on(event);
    for (const EvenSignal& signal : signals.finish()) {
        REQUIRE(write_bids_table(signal, folder.path("x" + bids_table_ending(signal.channel))));
        folder.write("x" + bids_sidecar_ending(signal.channel), bids_sidecar(signal));
    }
    return folder.path("x" + bids_table_ending(channel));
}

} // namespace

TEST_CASE("even signals: samples on the grid keep their values, holes are none, jitter is a line")
{
    EvenSignals signals{Rates::whole};
    signals.on(Stream{at(0s), Channel::belt, SampleRate{9.7}});
    for (const double t : {0.0, 0.1, 0.25, 0.3, 0.9, 1.0})
        signals.on(Sample{Channel::belt, at(Seconds{t}), 10.0 * t});
    const auto found = signals.finish();
    REQUIRE(found.size() == 1);
    CHECK(found.front().rate == 10_sps);
    REQUIRE(found.front().values.size() == 11);
    for (const std::size_t i : {0u, 1u, 2u, 3u, 9u, 10u})
        CHECK(found.front().values[i] == Approx(static_cast<double>(i)));
    for (std::size_t i = 4; i < 9; ++i) CHECK_FALSE(found.front().measured(i));
}

TEST_CASE("rr text: our own reader finds the same intervals at the same times, holes kept")
{
    const TemporaryFolder folder;
    std::vector<Event> beats;
    double t = 10.0;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const Milliseconds ibi{850.0 + 40.0 * std::sin(0.5 * i) + 0.125};
        t += Seconds{ibi}.count() + (i == 100 ? 20.0 : 0.0);
        const bool hole = i == 0 || i == 100;
        beats.push_back(Beat{i, at(Seconds{t}), hole ? std::nullopt : std::optional{ibi},
                             BeatSource::rr, 1.0f});
    }
    const auto path = file_of<RrText>(beats, folder, "rr.txt");
    const auto read = samples_of(Channel::rr, events_in(path));
    REQUIRE(read.size() == 198);
    for (std::size_t i = 0; i < read.size(); ++i) {
        const auto& beat = std::get<Beat>(beats[i + (i < 99 ? 1 : 2)]);
        CHECK(read[i].value == Approx(beat.ibi->count()).margin(1e-3));
        CHECK(seconds_of(read[i].time) == Approx(seconds_of(beat.time)).margin(1e-5));
    }
}

TEST_CASE("edf: EDFlib reads the whole numbers exactly, and what happened as annotations")
{
    const TemporaryFolder folder;
    const auto path = edf_of(ten_seconds(), folder);
    edf_hdr_struct header{};
    REQUIRE(edfopen_file_readonly(path.c_str(), &header, EDFLIB_READ_ALL_ANNOTATIONS) == 0);
    REQUIRE(header.edfsignals == 2);
    std::vector<double> ecg(2000), belt(250);
    CHECK(edfread_physical_samples(header.handle, 0, 2000, ecg.data()) == 2000);
    CHECK(edfread_physical_samples(header.handle, 1, 250, belt.data()) == 250);
    const auto events = ten_seconds();
    const auto written = samples_of(Channel::ecg, events);
    for (std::size_t i = 0; i < 2000; ++i) CHECK(ecg[i] == written[i].value);
    for (const Sample& sample : samples_of(Channel::belt, events))
        CHECK(belt[static_cast<std::size_t>(std::lround(seconds_of(sample.time) * 25.0))] ==
              Approx(sample.value).margin(1e-5));
    CHECK(belt[120] == Approx(belt[99]).margin(1e-9)); // in the hole
    std::vector<std::string> texts;
    for (int i = 0; i < header.annotations_in_file; ++i) {
        edf_annotation_struct annotation{};
        edf_get_annotation(header.handle, i, &annotation);
        const std::string length{annotation.duration};
        texts.push_back(fmt::format("{:.1f} {:.1f} {}", static_cast<double>(annotation.onset) / 1e7,
                                    length.empty() ? 0.0 : std::stod(length),
                                    annotation.annotation));
    }
    edfclose_file(header.handle);
    CHECK(texts.size() == 13);
    CHECK(std::ranges::find(texts, "4.0 2.0 gap, belt") != texts.end());
    CHECK(std::ranges::find(texts, "5.5 0.0 beat, ectopic") != texts.end());
    std::string mark; // longer than one annotation, cut at no character
    for (const std::string& text : texts)
        if (text.starts_with("7.0 ")) mark += text.substr(8);
    CHECK(mark == "mark \uFFFD κόσμος, \"мир\", 世界\uFFFD");
}

TEST_CASE("edf: BioSig, which is none of ours, reads the same numbers and names nobody")
{
    NEEDS_COMMAND("/usr/bin/python3 -c 'import biosig'", "python3-biosig");
    const TemporaryFolder folder;
    const auto path = edf_of(ten_seconds(), folder);
    const auto printed = python(folder, fmt::format(R"(
import biosig
data = biosig.data("{0}")
header = biosig.header("{0}") # as JSON, but quotation marks in annotations are not escaped
print(data.shape[0], data.shape[1], float(data[20, 0]), round(float(data[0, 1]), 5))
print([label for label in ["ecg", "belt"] if label in header])
)",
                                                    path.string()));
    REQUIRE(printed);
    CHECK(printed->find(fmt::format("2000 2 {:.1f} 0.1234", std::round(1000.0 * std::sin(2.0)))) ==
          0);
    CHECK(printed->find("['ecg', 'belt']") != std::string::npos);
}

TEST_CASE("edf: values of any size fit into eight characters of a header, to one part in 30 000")
{
    const TemporaryFolder folder;
    for (const double size : {3e-4, 0.02, 1.0, 33.3, 1234.5, 98765.4, 1.5e6}) {
        std::vector<Event> events{Stream{at(0s), Channel::ppg, 10_sps}};
        for (int i = 0; i < 100; ++i)
            events.push_back(Sample{Channel::ppg, at(Seconds{i / 10.0}),
                                    size * (0.9 * std::sin(0.3 * i) - 0.05)});
        const auto read = samples_of(Channel::ppg, events_in(edf_of(events, folder)));
        const auto written = samples_of(Channel::ppg, events);
        CAPTURE(size);
        REQUIRE(read.size() == written.size());
        for (std::size_t i = 0; i < read.size(); ++i)
            CHECK(std::abs(read[i].value - written[i].value) <= std::max(size / 30'000.0, 1e-5));
    }
}

TEST_CASE("edf: without a signal there is a sentence and no file")
{
    const TemporaryFolder folder;
    EdfFile edf;
    edf.on(Beat{0, at(1s), std::nullopt, BeatSource::rr, 1.0f});
    const auto written = edf.write(folder.path("none.edf"));
    REQUIRE_FALSE(written);
    CHECK(written.error().sentence.find("--rr") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path("none.edf")));
}

TEST_CASE("xdf: our own reader finds every sample with all its bits")
{
    const TemporaryFolder folder;
    const auto events = ten_seconds();
    const auto read = events_in(file_of<XdfFile>(events, folder, "out.xdf"));
    for (const Channel channel : {Channel::ecg, Channel::belt}) {
        const auto written = samples_of(channel, events);
        const auto found = samples_of(channel, read);
        REQUIRE(found.size() == written.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            CHECK(found[i].value == written[i].value);
            CHECK(seconds_of(found[i].time) == Approx(seconds_of(written[i].time)).margin(1e-6));
        }
    }
}

#ifdef EUPNEA_HAS_LIBXDF
TEST_CASE("xdf: libxdf, which is none of ours, reads samples, times and markers")
{
    const TemporaryFolder folder;
    const auto events = ten_seconds();
    const auto path = file_of<XdfFile>(events, folder, "out.xdf");
    Xdf xdf;
    REQUIRE(xdf.load_xdf(path.string()) == 0);
    REQUIRE(xdf.streams.size() == 3);
    const auto& ecg = xdf.streams[1];
    CHECK(ecg.info.type == "ECG");
    CHECK(ecg.info.nominal_srate == 200.0);
    const auto written = samples_of(Channel::ecg, events);
    REQUIRE(ecg.time_series.size() == 1);
    REQUIRE(ecg.time_series.front().size() == written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        CHECK(static_cast<double>(ecg.time_series.front()[i]) == written[i].value);
        CHECK(ecg.time_stamps[i] == Approx(seconds_of(written[i].time)).margin(1e-6));
    }
    REQUIRE(xdf.eventMap.size() == 12);
    CHECK(xdf.eventMap.front().first.first == "beat");
    CHECK(xdf.eventMap.front().first.second == Approx(0.5));
}
#else
TEST_CASE("xdf: libxdf, which is none of ours, reads samples, times and markers")
{
    WARN("skipped: libxdf-dev is not installed");
    ++skipped_tests;
}
#endif

TEST_CASE("bids physio: numpy reads the column, its rate stands beside it, a hole is n/a")
{
    NEEDS_COMMAND("/usr/bin/python3 -c 'import numpy'", "python3-numpy");
    const TemporaryFolder folder;
    const auto path = bids_of(ten_seconds(), Channel::belt, folder);
    const auto printed = python(
        folder, fmt::format(R"(
import gzip, json, numpy
values = numpy.genfromtxt(gzip.open("{}", "rt"), missing_values="n/a")
side = json.load(open("{}"))
print(values.shape[0], int(numpy.isnan(values).sum()), repr(float(values[0])), side["Columns"], side["SamplingFrequency"], side["StartTime"])
)",
                            path.string(), folder.path("x_recording-belt_physio.json").string()));
    REQUIRE(printed);
    CHECK(*printed == "250 50 0.123456 ['respiratory'] 25.0 0.0\n");
}

TEST_CASE("bids physio: a signal that begins later says when")
{
    const TemporaryFolder folder;
    std::vector<Event> events{Stream{at(0s), Channel::belt, 10_sps}};
    for (int i = 20; i < 120; ++i)
        events.push_back(Sample{Channel::belt, at(Seconds{i / 10.0}), std::sin(0.7 * i)});
    const auto table = bids_of(events, Channel::belt, folder);
    CHECK(samples_of(Channel::belt, events_in(table)).size() == 100);
    std::ifstream sidecar{folder.path("x_recording-belt_physio.json")};
    CHECK(nlohmann::json::parse(sidecar)["StartTime"] == 2.0);
}

TEST_CASE("bids physio: our own reader finds the same samples")
{
    const TemporaryFolder folder;
    const auto events = ten_seconds();
    for (const Channel channel : {Channel::ecg, Channel::belt}) {
        const auto read = samples_of(channel, events_in(bids_of(events, channel, folder)));
        const auto written = samples_of(channel, events);
        REQUIRE(read.size() == written.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            CHECK(read[i].value == written[i].value);
            CHECK(seconds_of(read[i].time) == Approx(seconds_of(written[i].time)).margin(1e-6));
        }
    }
}

TEST_CASE("event lines: each line is JSON, and all of them are the session again")
{
    const TemporaryFolder folder;
    const auto events = ten_seconds();
    std::istringstream lines{[&] {
        std::ostringstream text;
        text << std::ifstream{file_of<EventLines>(events, folder, "out.jsonl")}.rdbuf();
        return text.str();
    }()};
    std::size_t i = 0;
    for (std::string line; std::getline(lines, line); ++i) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        REQUIRE(json.is_object());
        CHECK(event_of(json["kind"].get<std::string>(), line) == events[i]);
    }
    CHECK(i == events.size());
}

TEST_CASE("round trip: an ECG written as EDF, XDF and BIDS physio gives the same beats again")
{
    const TemporaryFolder folder;
    const auto path = kept_recording("neurokit_rest/ecg_belt_100hz.csv.gz");
    const auto events = events_in(path);
    const auto beats = beats_of(events);
    REQUIRE(beats.size() > 150);
    const auto edf = edf_of(events, folder);
    check_same_beats(beats, beats_of(events_in(edf)), 0.5ms);
    check_same_beats(beats, beats_of(events_in(file_of<XdfFile>(events, folder, "out.xdf"))),
                     0.01ms);
    check_same_beats(beats, beats_of(events_in(bids_of(events, Channel::ecg, folder))), 0.01ms);
    // and from the EDF once more
    const auto again = events_in(edf);
    const TemporaryFolder second;
    check_same_beats(beats_of(again), beats_of(events_in(edf_of(again, second))), 0.01ms);
}

TEST_CASE("round trip: intervals of OpenHRV and of Kubios, written as text and as XDF, are the "
          "same beats")
{
    const TemporaryFolder folder;
    std::string openhrv = "event,value,timestamp\n";
    std::string kubios = "RR interval series,\n(ms),\n";
    int t_ms = 0;
    for (int i = 0; i < 400; ++i) {
        const int ms = static_cast<int>(860.0 + 45.0 * std::sin(0.4 * i) + 8.0 * std::cos(2.9 * i));
        t_ms += ms;
        const int whole = t_ms / 1000;
        openhrv += fmt::format("IBI,{},2026-01-17T08:{:02}:{:02}.{:03}\n", ms, whole / 60,
                               whole % 60, t_ms % 1000);
        kubios += fmt::format("{}\n", ms);
    }
    for (const auto& path :
         {folder.write("openhrv.csv", openhrv), folder.write("kubios.csv", kubios)}) {
        CAPTURE(path.string());
        const auto events = events_in(path);
        const auto beats = with_intervals(beats_of(events));
        REQUIRE(beats.size() >= 399);
        const std::vector<Event> found{beats.begin(), beats.end()};
        const auto text = events_in(file_of<RrText>(found, folder, "rr.txt"));
        const auto xdf = events_in(file_of<XdfFile>(events, folder, "rr.xdf"));
        for (const auto& again : {with_intervals(beats_of(text)), with_intervals(beats_of(xdf))}) {
            REQUIRE(again.size() == beats.size());
            for (std::size_t i = 0; i < beats.size(); ++i) {
                CHECK(again[i].ibi->count() == Approx(beats[i].ibi->count()).margin(0.01));
                const Seconds moved =
                    (again[i].time - again[0].time) - (beats[i].time - beats[0].time);
                CHECK(std::abs(moved.count()) < 0.005);
            }
        }
    }
}
