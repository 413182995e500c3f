// SPDX-License-Identifier: MIT
// Binary recordings: EDF, BDF, WFDB, ISHNE, FIT, XDF; whole, damaged and with sizes that cannot be.
#include <sys/stat.h>

#include <bit>
#include <cstring>
#include <fstream>

#include "files/file_format.hpp"
#include "files/table/text_format.hpp"
#include "made_recordings.hpp"
#include "source_tree.hpp"

using namespace eupnea;

namespace {

void put(std::string& bytes, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

void put_double(std::string& bytes, double value)
{
    put(bytes, std::bit_cast<std::uint64_t>(value), 8);
}

std::string field(std::string text, std::size_t width)
{
    text.resize(width, ' ');
    return text;
}

struct EdfSpec {
    std::string kind = "EDF+C";
    std::string records;
    std::string seconds = "1";
    std::size_t samples = 200; ///< of the ECG in a record
    bool annotations = true;
    std::size_t width = 2;
};

std::string edf_header(const EdfSpec& spec)
{
    const std::size_t signals = spec.annotations ? 2 : 1;
    const auto each = [&](const std::string& ecg, const std::string& notes, std::size_t width) {
        return field(ecg, width) + (spec.annotations ? field(notes, width) : "");
    };
    const std::string version = spec.width == 3 ? "\xFF"
                                                  "BIOSEMI"
                                                : field("0", 8);
    const std::string most = spec.width == 3 ? "8388607" : "32767",
                      least = spec.width == 3 ? "-8388608" : "-32768";
    return version + field("X", 80) + field("Startdate", 80) + "17.01.2608.00.00" +
           field(std::to_string(256 * (signals + 1)), 8) + field(spec.kind, 44) +
           field(spec.records, 8) + field(spec.seconds, 8) + field(std::to_string(signals), 4) +
           each("ECG II", "EDF Annotations", 16) + each("", "", 80) + each("uV", "", 8) +
           each(least, "-1", 8) + each(most, "1", 8) + each(least, least, 8) + each(most, most, 8) +
           each("", "", 80) + each(std::to_string(spec.samples), "15", 8) + each("", "", 32);
}

std::string edf_record(const std::vector<double>& wave, std::size_t from, const EdfSpec& spec,
                       double onset)
{
    std::string bytes;
    for (std::size_t i = from; i < from + spec.samples; ++i)
        put(bytes, static_cast<std::uint64_t>(std::llround(wave[i])), static_cast<int>(spec.width));
    std::string note = fmt::format("+{:g}\x14\x14", onset);
    note.resize(15 * spec.width, '\0');
    return bytes + (spec.annotations ? note : "");
}

double greatest_error(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() != b.size()) return 1e9;
    double error = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) error = std::max(error, std::abs(a[i] - b[i]));
    return error;
}

/// A file of two signals of ten bits in a WFDB format, with its header.
std::filesystem::path write_wfdb(const TemporaryFolder& folder, int format,
                                 const std::vector<double>& ecg)
{
    std::vector<std::int32_t> samples;
    for (std::size_t i = 0; i < ecg.size(); ++i) {
        samples.push_back(static_cast<std::int32_t>(std::lround(ecg[i])));
        samples.push_back(static_cast<std::int32_t>(i % 100));
    }
    while (samples.size() % 6 != 0) samples.push_back(0);
    std::string bytes;
    const auto bits = [&](std::size_t i, int count) {
        return static_cast<std::uint32_t>(samples[i]) & ((1u << count) - 1);
    };
    for (std::size_t i = 0; i < samples.size();) {
        if (format == 212) {
            const auto a = bits(i, 12), b = bits(i + 1, 12);
            put(bytes, a & 0xFF, 1);
            put(bytes, a >> 8 | b >> 8 << 4, 1);
            put(bytes, b & 0xFF, 1);
            i += 2;
        } else if (format == 310) {
            const auto a = bits(i, 10), b = bits(i + 1, 10), c = bits(i + 2, 10);
            put(bytes, a << 1 | (c & 0x1F) << 11, 2);
            put(bytes, b << 1 | c >> 5 << 11, 2);
            i += 3;
        } else if (format == 311) {
            put(bytes, bits(i, 10) | bits(i + 1, 10) << 10 | bits(i + 2, 10) << 20, 4);
            i += 3;
        } else if (format == 61) {
            put(bytes, bits(i, 16) >> 8, 1);
            put(bytes, bits(i++, 16) & 0xFF, 1);
        } else if (format == 80) {
            put(bytes, static_cast<std::uint64_t>(samples[i++] + 128), 1);
        } else {
            put(bytes, bits(i++, format == 24 ? 24 : 16), format == 24 ? 3 : 2);
        }
    }
    folder.write(fmt::format("r{}.dat", format), bytes);
    return folder.write(
        fmt::format("r{}.hea", format),
        fmt::format("r{0} 2 250/1000(0) {1}\n# a comment\nr{0}.dat {0} 200(0)/mV 12 0 0 0 0 MLII\n"
                    "r{0}.dat {0} 100 12 0 0 0 0 marks\n",
                    format, ecg.size()));
}

std::string annotation(std::uint32_t code, std::uint32_t step)
{
    std::string bytes;
    put(bytes, code << 10 | step, 2);
    return bytes;
}

std::string xdf_chunk(std::uint32_t tag, const std::string& content)
{
    std::string bytes;
    put(bytes, 4, 1);
    put(bytes, content.size() + 2, 4);
    put(bytes, tag, 2);
    return bytes + content;
}

std::string xdf_header(std::uint32_t id, std::string_view type, std::string_view rate,
                       std::string_view label)
{
    std::string content;
    put(content, id, 4);
    return xdf_chunk(
        2,
        content + fmt::format(
                      "<?xml version=\"1.0\"?><info><name>dev</name><type>{}</type><channel_count>1"
                      "</channel_count><nominal_srate>{}</nominal_srate><channel_format>double64"
                      "</channel_format><desc><channels><channel><label>{}</label></channel>"
                      "</channels></desc></info>",
                      type, rate, label));
}

std::string xdf_samples(std::uint32_t id, const std::vector<double>& values, double from,
                        double step, bool stamp_each)
{
    std::string content;
    put(content, id, 4);
    put(content, 4, 1);
    put(content, values.size(), 4);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool stamped = stamp_each || i == 0;
        put(content, stamped ? 8 : 0, 1);
        if (stamped) put_double(content, from + static_cast<double>(i) * step);
        put_double(content, values[i]);
    }
    return xdf_chunk(3, content);
}

std::string fit_file(const std::string& records)
{
    std::string bytes;
    put(bytes, 14, 1);
    put(bytes, 0x20, 1);
    put(bytes, 2132, 2);
    put(bytes, records.size(), 4);
    bytes += ".FIT";
    put(bytes, 0, 2);
    return bytes + records + std::string(2, '\0');
}

std::string fit_definition(std::uint8_t local, std::uint32_t message, std::uint8_t field_number,
                           std::uint8_t size)
{
    std::string bytes;
    put(bytes, 0x40u | local, 1);
    put(bytes, 0, 2);
    put(bytes, message, 2);
    put(bytes, 1, 1);
    put(bytes, field_number, 1);
    put(bytes, size, 1);
    put(bytes, 0x84, 1);
    return bytes;
}

} // namespace

TEST_CASE("edf: interruptions of an EDF+D become gaps at their times")
{
    const TemporaryFolder folder;
    const auto wave = made_ecg(200.0, 20.0, 1000.0);
    const EdfSpec spec{.kind = "EDF+D", .records = "20"};
    std::string bytes = edf_header(spec);
    for (std::size_t i = 0; i < 20; ++i)
        bytes += edf_record(wave, 200 * i, spec, static_cast<double>(i) + (i >= 12 ? 100.5 : 0.0));
    const auto got = read_recording(folder.write("a.edf", bytes));
    CHECK(got.refusal == "");
    CHECK(greatest_error(got.values(Channel::ecg), wave) < 1.0);
    REQUIRE(got.gaps.size() == 1);
    CHECK(seconds_of(got.gaps[0].from) == Approx(12.0));
    CHECK(seconds_of(got.gaps[0].until) == Approx(112.5));
    CHECK(got.gaps[0].missing == 20'100);
    CHECK(got.times(Channel::ecg).back() == Approx(19.995 + 100.5));
}

TEST_CASE("edf: BDF samples of 24 bits are read, and a file cut off gives its whole records")
{
    const TemporaryFolder folder;
    const auto wave = made_ecg(200.0, 20.0, 100'000.0);
    const EdfSpec spec{.kind = "BIOSEMI", .records = "20", .annotations = false, .width = 3};
    std::string bytes = edf_header(spec);
    for (std::size_t i = 0; i < 20; ++i) bytes += edf_record(wave, 200 * i, spec, 0.0);
    CHECK(greatest_error(read_recording(folder.write("a.bdf", bytes)).values(Channel::ecg), wave) <
          1.0);
    const auto cut = read_recording(folder.write("b.bdf", bytes.substr(0, bytes.size() - 1000)));
    CHECK(cut.samples.size() == 18 * 200);
    CHECK(cut.notes_mention("holds 18 of 20 records"));
}

TEST_CASE("edf: records that the file cannot hold, and rates that cannot be, are refused at once")
{
    const TemporaryFolder folder;
    EdfSpec spec{.kind = "",
                 .records = "10",
                 .seconds = "0.001",
                 .samples = 5'000'000,
                 .annotations = false};
    const auto path = folder.write("a.edf", edf_header(spec));
    CHECK(read_recording(path).refusal.find("only 0 follow it") != std::string::npos);
    std::filesystem::resize_file(path, 100'000'512);
    CHECK(read_recording(path).refusal.find("cannot be") != std::string::npos);
    spec.seconds = "0";
    CHECK(read_recording(folder.write("b.edf", edf_header(spec) + std::string(512, 'x'))).refusal !=
          "");
    spec.samples = 99'999'999;
    CHECK(read_recording(folder.write("c.edf", edf_header(spec) + std::string(512, 'x'))).refusal !=
          "");
    CHECK(read_recording(folder.write("d.edf", edf_header(spec).substr(0, 300)))
              .refusal.find("ends within its header") != std::string::npos);
}

TEST_CASE("edf: one record of many samples is read in pieces")
{
    const TemporaryFolder folder;
    const auto wave = made_ecg(200.0, 100.0, 1000.0);
    const EdfSpec spec{
        .kind = "", .records = "1", .seconds = "100", .samples = 20'000, .annotations = false};
    const auto got =
        read_recording(folder.write("a.edf", edf_header(spec) + edf_record(wave, 0, spec, 0.0)));
    CHECK(greatest_error(got.values(Channel::ecg), wave) < 1.0);
    CHECK(got.rate(Channel::ecg) == 200.0);
}

TEST_CASE("wfdb: every format gives the same wave, by the name of the header or of the signals")
{
    const TemporaryFolder folder;
    const auto wave = made_ecg(250.0, 20.0, 100.0);
    std::vector<double> millivolts;
    for (const double value : wave) millivolts.push_back(std::round(value) / 200.0);
    for (const int format : {16, 24, 61, 80, 212, 310, 311}) {
        CAPTURE(format);
        const auto path = write_wfdb(folder, format, wave);
        for (const char* extension : {".hea", ".dat"}) {
            auto named = path;
            const auto got = read_recording(named.replace_extension(extension));
            CHECK(got.refusal == "");
            CHECK(got.rate(Channel::ecg) == 250.0);
            CHECK(greatest_error(got.values(Channel::ecg), millivolts) < 1e-9);
            CHECK(got.times(Channel::ecg).back() == Approx(19.996));
        }
    }
}

TEST_CASE(
    "wfdb: samples that are none become a gap, a short file is told, another folder is refused")
{
    const TemporaryFolder folder;
    std::string bytes;
    for (int i = 0; i < 1000; ++i)
        put(bytes, i >= 500 && i < 600 ? 0x8000 : static_cast<std::uint64_t>(i), 2);
    folder.write("a.dat", bytes);
    const auto got =
        read_recording(folder.write("a.hea", "a 1 250 1500\na.dat 16 200 12 0 0 0 0 ECG\n"));
    CHECK(got.samples.size() == 900);
    REQUIRE(got.gaps.size() == 1);
    CHECK(got.gaps[0].missing == 100);
    CHECK(got.notes_mention("holds 1000 of 1500 frames"));
    CHECK(read_recording(folder.write("b.hea", "b 1 250 10\n../a.dat 16 200 12 0 0 0 0 ECG\n"))
              .refusal != "");
    CHECK(read_recording(folder.write("c.hea", "c 1 250 10\na.dat 508 200 12 0 0 0 0 ECG\n"))
              .refusal.find("format 508") != std::string::npos);
    CHECK(read_recording(folder.write("d.hea", "d 999999999 250 10\n")).refusal != "");
    CHECK(read_recording(folder.write("e.hea", "e 1 1e300 10\na.dat 16 200 12 0 0 0 0 ECG\n"))
              .refusal.find("cannot be") != std::string::npos);
}

TEST_CASE(
    "wfdb: annotations of beats become intervals at the rate of the header or of their own note")
{
    const TemporaryFolder folder;
    std::string bytes = annotation(28, 10) + annotation(63, 4) +
                        "(N\0\0"
                        "";
    bytes = annotation(28, 10) + annotation(63, 4) + std::string("(N\0\0", 4);
    for (int i = 0; i < 20; ++i) bytes += annotation(i == 7 ? 5 : 1, 200);
    bytes += annotation(59, 0) + std::string("\x01\x00\x00\x00", 4) + annotation(1, 0) +
             annotation(1, 200) + annotation(0, 0);
    const auto alone = folder.write("b.qrs", bytes);
    CHECK(read_recording(alone).refusal.find("--rate HZ") != std::string::npos);
    folder.write("a.hea", "a 0 250\n");
    const auto got = read_recording(folder.write("a.atr", bytes));
    CHECK(got.refusal == "");
    const auto values = got.values(Channel::rr);
    REQUIRE(values.size() == 20);
    CHECK(values[0] == Approx(800.0));
    REQUIRE(got.gaps.size() == 1);
    CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(65536 / 250.0));
    const std::string note = "## time resolution: 500";
    const auto own = annotation(22, 0) + annotation(63, static_cast<std::uint32_t>(note.size())) +
                     note + std::string(note.size() % 2, '\0') + bytes;
    CHECK(read_recording(folder.write("c.qrs", own)).values(Channel::rr).front() == Approx(400.0));
}

TEST_CASE("ishne: a Holter recording is read by its leads")
{
    const TemporaryFolder folder;
    const auto wave = made_ecg(200.0, 20.0, 1000.0);
    std::string bytes = "ISHNE1.0";
    bytes.resize(522, '\0');
    const auto set = [&](std::size_t at, std::uint64_t value, int width) {
        std::string field;
        put(field, value, width);
        bytes.replace(at, field.size(), field);
    };
    set(22, 522, 4);
    set(156, 2, 2);
    set(158, 11, 2);
    set(160, 6, 2);
    set(206, 2500, 2);
    set(208, 1000, 2);
    set(272, 200, 2);
    for (const double value : wave) {
        put(bytes, 7, 2);
        put(bytes, static_cast<std::uint64_t>(std::lround(value)), 2);
    }
    const auto got = read_recording(folder.write("a.ecg", bytes));
    CHECK(got.refusal == "");
    CHECK(got.channels.front().column == "signal 2, II");
    std::vector<double> millivolts;
    for (const double value : wave) millivolts.push_back(std::round(value) / 1000.0);
    CHECK(greatest_error(got.values(Channel::ecg), millivolts) < 1e-6);
    set(22, 0x7FFFFFFF, 4);
    CHECK(read_recording(folder.write("b.ecg", bytes)).refusal.find("outside the file") !=
          std::string::npos);
}

TEST_CASE(
    "fit: intervals of a watch come in their order, and an activity without any says what to do")
{
    const TemporaryFolder folder;
    const auto intervals = made_intervals();
    std::string records = fit_definition(0, 20, 253, 4) + fit_definition(1, 78, 0, 10);
    for (std::size_t i = 0; i < intervals.size(); i += 2) {
        put(records, 0, 1);
        put(records, 1'000'000'000 + i, 4);
        put(records, 1, 1);
        put(records, static_cast<std::uint64_t>(intervals[i]), 2);
        put(records, static_cast<std::uint64_t>(intervals[i + 1]), 2);
        for (int j = 0; j < 3; ++j) put(records, 0xFFFF, 2);
    }
    const auto got = read_recording(folder.write("a.fit", fit_file(records)));
    CHECK(got.refusal == "");
    CHECK(greatest_error(got.values(Channel::rr), {intervals.begin(), intervals.end()}) == 0.0);
    const auto cut = read_recording(folder.write("b.fit", fit_file(records).substr(0, 300)));
    CHECK(cut.notes_mention("ends too early"));
    CHECK(read_recording(folder.write("c.fit", fit_file(fit_definition(0, 20, 253, 4))))
              .refusal.find("Log HRV") != std::string::npos);
}

TEST_CASE("xdf: streams are chosen by their labels and types and merged on one clock")
{
    const TemporaryFolder folder;
    const auto ecg = made_ecg(250.0, 20.0), belt = made_ppg(25.0, 20.0);
    std::string bytes =
        "XDF:" + xdf_chunk(1, "<?xml version=\"1.0\"?><info><version>1.0</version></info>") +
        xdf_header(1, "EEG", "250", "ECG") + xdf_header(2, "Respiration", "25", "") +
        xdf_header(3, "RR", "0", "");
    std::string offset;
    put(offset, 2, 4);
    put_double(offset, 5000.0);
    put_double(offset, 100.0);
    bytes += xdf_chunk(4, offset);
    for (std::size_t i = 0; i < 20; ++i) {
        const double t = static_cast<double>(i);
        const auto part = [&](const std::vector<double>& wave, std::size_t n) {
            return std::vector<double>(wave.begin() + static_cast<std::ptrdiff_t>(n * i),
                                       wave.begin() + static_cast<std::ptrdiff_t>(n * (i + 1)));
        };
        bytes +=
            xdf_samples(1, part(ecg, 250), 5000.0 + t + (i >= 10 ? 30.0 : 0.0), 0.004, i % 2 == 0);
        bytes += xdf_samples(2, part(belt, 25), 4900.0 + t, 0.04, true);
    }
    const auto got = read_recording(folder.write("a.xdf", bytes));
    CHECK(got.refusal == "");
    CHECK(greatest_error(got.values(Channel::ecg), ecg) == 0.0);
    CHECK(greatest_error(got.values(Channel::belt), belt) == 0.0);
    CHECK(got.times(Channel::ecg)[0] == Approx(0.0).margin(1e-6));
    CHECK(got.times(Channel::belt)[0] == Approx(0.0).margin(1e-6));
    CHECK(got.times(Channel::ecg).back() == Approx(49.996).margin(0.01));
    REQUIRE(got.gaps.size() == 1);
    CHECK((got.gaps[0].until - got.gaps[0].from).count() == Approx(30.0).margin(0.01));
    const auto cut = read_recording(folder.write("b.xdf", bytes.substr(0, bytes.size() - 500)));
    CHECK(cut.samples.size() > 4000);
    CHECK(cut.notes_mention("ends too early"));
}

TEST_CASE("xdf: a stream of intervals is read where there is no wave")
{
    const TemporaryFolder folder;
    std::string bytes = "XDF:" + xdf_header(3, "RR", "0", "");
    double time = 700.0;
    const auto intervals = made_intervals();
    for (const int ms : intervals) {
        time += ms / 1000.0;
        bytes += xdf_samples(3, {static_cast<double>(ms)}, time, 0.0, true);
    }
    const auto got = read_recording(folder.write("a.xdf", bytes));
    CHECK(greatest_error(got.values(Channel::rr), {intervals.begin(), intervals.end()}) == 0.0);
    CHECK(got.gaps.empty());
}

TEST_CASE("files: pipes, devices, empty and zero-filled files are refused or ended at once")
{
    const TemporaryFolder folder;
    const auto pipe = folder.path("pipe.csv");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(read_recording(pipe).refusal.find("pipe or a device") != std::string::npos);
    CHECK(read_recording("/dev/zero").refusal.find("pipe or a device") != std::string::npos);
    const auto sparse = folder.write("sparse.csv", "");
    std::filesystem::resize_file(sparse, 10'000'000'000);
    CHECK(read_recording(sparse).refusal.find("holds only zeros") != std::string::npos);
    const auto half = folder.write("half.csv", "time,ecg\n0.00,1\n0.01,2\n0.02,3\n");
    std::filesystem::resize_file(half, 10'000'000'000);
    const auto got = read_recording(half);
    CHECK(got.samples.size() == 3);
    CHECK(got.notes_mention("Zeros follow line 4"));
    const auto json = folder.write("a.json", std::string(1'000'000, '['));
    CHECK(read_recording(json).refusal.find("nested deeper") != std::string::npos);
}

TEST_CASE("files: the table of formats in the docs names what the lists of readers name")
{
    std::ifstream docs{eupnea::source_folder() / "docs/reading_files.md"};
    std::vector<std::string> documented, listed;
    bool inside = false;
    for (std::string line; std::getline(docs, line);) {
        if (line.starts_with("| format |"))
            inside = true;
        else if (!line.starts_with("|"))
            inside = false;
        else if (inside && !line.starts_with("|---"))
            documented.push_back(line.substr(2, line.find(" |", 2) - 2));
    }
    for (const FileFormat& format : file_formats()) listed.emplace_back(format.name);
    const auto table = listed.back();
    listed.pop_back();
    for (const TextFormat& format : text_formats()) listed.emplace_back(format.name);
    listed.push_back(table);
    CHECK(documented == listed);
}
