// SPDX-License-Identifier: MIT
// The commands analyze, sessions and practices, run as a person runs them.
#include <fmt/format.h>
#include <sys/wait.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "catch.hpp"
#include "library/recorder.hpp"
#include "source_tree.hpp"
#include "synthetic_heart.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Outcome {
    int status;
    std::string output; ///< both streams
};

Outcome run(const std::string& arguments)
{
    FILE* pipe =
        popen((eupnea::eupnea_program().string() + " " + arguments + " 2>&1").c_str(), "r");
    Outcome outcome{-1, {}};
    std::array<char, 4096> piece;
    while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
        outcome.output.append(piece.data(), got);
    outcome.status = WEXITSTATUS(pclose(pipe));
    return outcome;
}

Outcome run_in_config(const std::filesystem::path& config_home, const std::string& arguments)
{
    setenv("XDG_CONFIG_HOME", config_home.c_str(), 1);
    const Outcome outcome = run(arguments);
    unsetenv("XDG_CONFIG_HOME");
    return outcome;
}

std::string text_of(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

std::string intervals(int n)
{
    std::string text;
    for (int i = 0; i < n; ++i) text += fmt::format("{:.0f}\n", 850.0 + 30.0 * std::sin(0.5 * i));
    return text;
}

void record_session(const std::filesystem::path& library)
{
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), 1'763'000'000'000, 0s, 60s, Origin::simulated, "sim"});
    recorder.on(Stream{at(0s), Channel::rr, SampleRate{0.0}});
    recorder.on(PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true});
    for (std::uint32_t i = 0; i < 60; ++i) {
        const auto time = at(Seconds{i + 1.0});
        recorder.on(Sample{Channel::rr, time, 1000.0});
        recorder.on(Beat{i, time, 1000ms, BeatSource::rr, 1.0f});
        recorder.on(BeatClassification{i, time, BeatClass::normal, 1000ms, 1});
    }
    recorder.on(Mark{at(30s), "cough"});
    recorder.on(Answer{at(0s), CheckMoment::before, CheckQuestion::tension, std::uint8_t{7}, {}});
    recorder.on(SessionEnd{at(60s)});
    recorder.on(Answer{at(61s), CheckMoment::after, CheckQuestion::tension, std::uint8_t{3}, {}});
    recorder.on(Answer{at(62s), CheckMoment::after, CheckQuestion::body, {}, "warmer"});
    REQUIRE_FALSE(recorder.commit());
}

} // namespace

TEST_CASE("analyze: a list of intervals gives text, JSON and the three tables")
{
    const TemporaryFolder folder;
    const auto file = folder.write("rr.txt", intervals(300)).string();
    const auto text = run("analyze " + file);
    CHECK(text.status == 0);
    CHECK(text.output.find("300 beats, 70.6 beats/min") != std::string::npos);

    const auto json =
        run(fmt::format("analyze {} --format json --beats {} --breaths {} --trace {}", file,
                        folder.path("b.csv").string(), folder.path("br.csv").string(),
                        folder.path("t.csv").string()));
    CHECK(json.status == 0);
    const auto report = nlohmann::json::parse(json.output, nullptr, false);
    REQUIRE(report.is_object());
    CHECK(report["heart"]["beats"] == 300);
    const std::string beats = text_of(folder.path("b.csv"));
    CHECK(std::count(beats.begin(), beats.end(), '\n') == 301);
    CHECK(text_of(folder.path("br.csv")).find("inhale_s,") == 0);
    CHECK(text_of(folder.path("t.csv")).find("time_s,heart_rate_bpm,") == 0);
}

TEST_CASE("analyze: every interval of a list counts, and the whole record keeps every beat of it")
{
    const TemporaryFolder folder;
    std::string text;
    double sum = 0.0, squares = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const double ms = 850.0 + 30.0 * std::sin(0.5 * i) + 25.0 * std::cos(2.3 * i);
        text += fmt::format("{:.3f}\n", ms);
        sum += ms;
        squares += ms * ms;
    }
    const double sdnn = std::sqrt((squares - sum * sum / 1000) / 999);
    const auto file = folder.write("rr.txt", text).string();
    const auto report_of = [&](const char* way) {
        return nlohmann::json::parse(run("analyze " + file + " --hrv --format json" + way).output,
                                     nullptr, false);
    };
    const auto live = report_of("");
    REQUIRE(live.is_object());
    CHECK(live["hrv"]["nn_used"] == 1000);
    CHECK(live["hrv"]["sdnn_ms"].get<double>() == Approx(sdnn).margin(1e-3));
    CHECK(live["heart"]["mean_nn_ms"].get<double>() == Approx(sum / 1000).margin(1e-3));
    const auto whole = report_of(" --whole-record"); // which may correct some
    REQUIRE(whole.is_object());
    CHECK(whole["heart"]["beats"] == 1000);
    CHECK(whole["hrv"]["sdnn_ms"].get<double>() == Approx(sdnn).margin(0.1));
}

TEST_CASE("analyze: what cannot be done is one sentence and a status that is not zero")
{
    const TemporaryFolder folder;
    const auto signal = folder.write("a.csv", "ecg\n1\n2\n3\n").string();
    const auto rr = folder.write("rr.txt", intervals(20)).string();
    const auto refused = [](const std::string& arguments, std::string_view sentence) {
        const auto outcome = run("analyze " + arguments);
        CAPTURE(arguments, outcome.output);
        CHECK(outcome.status != 0);
        CHECK(outcome.output.find(sentence) != std::string::npos);
        CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == 1);
    };
    refused("/nowhere/a.csv", "There is no file /nowhere/a.csv.");
    refused(signal, "Give it with --rate HZ.");
    refused(signal + " --channel heart=1", "say KIND=COLUMN");
    refused(rr + " --beats /nowhere/b.csv", "/nowhere/b.csv cannot be written: ");
    refused("17 --library " + folder.path("none.db").string(), "There is no library");
}

TEST_CASE("analyze: two recordings are laid side by side with --together, and only so")
{
    const TemporaryFolder folder;
    const auto first = folder.write("first.txt", intervals(500)).string();
    const auto second = folder.write("second.txt", intervals(480)).string();
    const std::string two = first + " " + second;
    const auto text = run("analyze " + two + " --together");
    CHECK(text.status == 0);
    CHECK(text.output.find("Hearts   ") != std::string::npos);
    CHECK(text.output.find("Breaths  nothing is said: there is no measured breath of both") !=
          std::string::npos);
    const auto json =
        nlohmann::json::parse(run("analyze " + two + " --together --format json").output);
    CHECK(json["sources"].size() == 2);
    CHECK(json["heart"]["minutes"].size() == 6);
    CHECK_FALSE(json.contains("who_first"));

    CHECK(run("analyze " + two).output.find("compared with --together") != std::string::npos);
    CHECK(run("analyze " + first + " --together").output.find("takes two recordings") !=
          std::string::npos);
    CHECK(run("analyze " + two + " --who-first").status != 0);
}

TEST_CASE("sessions: list, show, export, analyze and delete")
{
    const TemporaryFolder folder;
    const std::string library = " --library " + folder.path("library.db").string();
    CHECK(run("sessions" + library).output.find("No sessions yet.") == 0);
    record_session(folder.path("library.db"));

    const auto list = run("sessions" + library);
    CHECK(list.status == 0);
    CHECK(list.output.find("4-0-6-0") != std::string::npos);
    CHECK(list.output.find("sim (simulated)") != std::string::npos);
    const auto show = run("sessions show 1" + library);
    CHECK(show.output.find("60 beats") != std::string::npos);
    CHECK(show.output.find("cough") != std::string::npos);
    const std::regex tension{"Check-in tension +before: 7 +after: 3\n"};
    const std::regex body{"Check-in body +before: - +after: warmer\n"};
    CHECK(std::regex_search(show.output, tension));
    CHECK(std::regex_search(show.output, body));

    const auto csv = folder.path("s.csv");
    CHECK(run("sessions export 1 --samples " + csv.string() + library).status == 0);
    CHECK(text_of(csv).find("time_s,channel,value\n1,rr,1000\n2,rr,1000\n") == 0);
    CHECK(run("sessions export 1" + library).status != 0);
    const auto analysis = run("analyze 1" + library);
    CHECK(analysis.output.find("60 beats, 60.0 beats/min") != std::string::npos);
    CHECK(analysis.output.find("The session was simulated.") != std::string::npos);

    CHECK(run("sessions delete 1" + library + " < /dev/null").output.find("Nothing was deleted.") !=
          std::string::npos);
    CHECK(run("sessions delete 1 --yes" + library).status == 0);
    CHECK(run("sessions show 1" + library).status != 0);
}

TEST_CASE("analyze: --whole-record is named in the text and the JSON, and nowhere else")
{
    const TemporaryFolder folder;
    const auto rr = folder.path("rr.txt");
    std::ofstream{rr} << intervals(100) << "1700\n" << intervals(100);
    const auto live = run("analyze " + rr.string());
    const auto whole = run("analyze " + rr.string() + " --whole-record");
    CHECK(whole.status == 0);
    CHECK(whole.output.find("corrected, over the whole record") != std::string::npos);
    CHECK(whole.output.find("The intervals were corrected over the whole record (Lipponen and "
                            "Tarvainen).") != std::string::npos);
    CHECK(whole.output.find("Whole-record detection repair: none, the sensor gave intervals") !=
          std::string::npos);
    CHECK(live.output.find("whole record") == std::string::npos);
    const auto json = nlohmann::json::parse(
        run("analyze " + rr.string() + " --whole-record --format json").output);
    CHECK(json["heart"]["corrected"] ==
          nlohmann::json{"over the whole record (Lipponen and Tarvainen)"});
    CHECK(json["heart"]["detection_repair"].is_null());
    CHECK(json["heart"]["corrected_percent"] > 0.0);
    const auto plain =
        nlohmann::json::parse(run("analyze " + rr.string() + " --format json").output);
    CHECK_FALSE(plain["heart"].contains("corrected"));
    CHECK_FALSE(plain["heart"].contains("detection_repair"));
}

TEST_CASE("analyze: --whole-record says how many beats of an ECG it has added and taken out")
{
    const TemporaryFolder folder;
    const auto file = folder.path("ecg.csv");
    std::mt19937 random{1};
    std::normal_distribution<double> gauss;
    std::ofstream csv{file};
    csv << "ecg\n";
    const auto times = synthetic::steady_beats(90, 0.8);
    for (const Sample& sample : synthetic::ecg(250_sps, 90, times))
        csv << fmt::format("{:.4f}\n",
                           sample.value + gauss(random) * (sample.time < at(5s) ? 0.35 : 0.01));
    csv.close();
    const std::string whole = "analyze " + file.string() + " --rate 250 --whole-record";
    const auto text = run(whole).output;
    const auto heart = nlohmann::json::parse(run(whole + " --format json").output)["heart"];
    INFO(text);
    CHECK(heart["beats"] == times.size());
    const int added = heart["detection_repair"]["beats_added"];
    const int taken_out = heart["detection_repair"]["beats_taken_out"];
    CHECK(taken_out > 0); // in the noise
    CHECK(text.find(fmt::format("Whole-record detection repair: {} beat{} added, {} taken out.",
                                added, added == 1 ? "" : "s", taken_out)) != std::string::npos);
}

TEST_CASE("edit: split, merge, mark, restore and undo; both series are kept and told apart")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const std::string library = " --library " + path.string();
    record_session(path);
    const auto before = run("analyze 1" + library).output;
    const auto edit = [&](const std::string& words) { return run("edit 1 " + words + library); };

    CHECK(run("edit 1" + library).output.find("0 edits.") != std::string::npos);
    CHECK(edit("merge 10").output == "Done: 1 edit of session 1.\n");
    CHECK(edit("split 20 --parts 3").output == "Done: 2 edits of session 1.\n");
    CHECK(edit("mark 30 --as ectopic").status == 0);
    CHECK(edit("restore 10").status == 0);
    const auto list = run("edit 1" + library).output;
    CHECK(list.find("333.3  missed") != std::string::npos);
    CHECK(list.find("ectopic") != std::string::npos);
    CHECK(list.find("2000.0") == std::string::npos);

    CHECK(run("analyze 1" + library).output.find("corrected, by hand") != std::string::npos);
    CHECK(run("sessions show 1" + library).output.find("By hand  4 edits: 62 beats") !=
          std::string::npos);
    CHECK(run("analyze 1 --whole-record" + library)
              .output.find("Whole-record detection repair: none, the "
                           "beats stay as they were edited") != std::string::npos);
    for (int i = 0; i < 4; ++i) CHECK(edit("undo").output == "The last edit was taken back.\n");
    CHECK(edit("undo").output == "There is no edit to take back.\n");
    CHECK(run("analyze 1" + library).output == before);
}

TEST_CASE("edit: what cannot be done is one sentence, and nothing is kept of it")
{
    const TemporaryFolder folder;
    const std::string library = " --library " + folder.path("library.db").string();
    record_session(folder.path("library.db"));
    const auto refused = [&](const std::string& words, const std::string& sentence) {
        const auto outcome = run("edit " + words + library);
        CHECK(outcome.status != 0);
        CHECK(outcome.output.find(sentence) != std::string::npos);
    };
    refused("1 mark 500", "There is no interval 500.");
    refused("1 merge 60", "Interval 60 is the last one");
    refused("1 split 3 --parts 9", "at least 200 ms");
    refused("1 mark 3 --as lovely", "lovely");
    refused("7", "There is no session 7.");
    CHECK(run("edit 1" + library).output.find("0 edits.") != std::string::npos);
}

TEST_CASE(
    "practices: check names each line and its status tells; nothing else stops for a wrong file")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path("eupnea/practices"));
    const auto wrong = folder.write("eupnea/practices/wrong.toml", "title = 3\n").string();
    const auto refused = run("practices check " + wrong);
    CHECK(refused.status != 0);
    CHECK(refused.output.find("wrong.toml, line 1: \"title\" should be words in quotes.") !=
          std::string::npos);
    const std::string shipped = eupnea::source_folder().string() + "/practices/ground.toml";
    CHECK(run("practices check " + shipped).status == 0);

    const auto list = run_in_config(folder.path(""), "practices");
    CHECK(list.status == 0);
    CHECK(list.output.find("wrong.toml, line 1") != std::string::npos);
    CHECK(list.output.find("safe-place") != std::string::npos);
}

TEST_CASE("practices: a voice that is not there is named before anybody waits for it")
{
    const TemporaryFolder folder;
    const auto file = folder.write("spoken.toml", R"(title = "Spoken"
purpose = "A voice."
origin = "An example"
[[step]]
title = "Here"
minutes = 1
breathing = "free"
narration = "gone.wav"
)");
    const auto checked = run("practices check " + file.string());
    CHECK(checked.status != 0);
    CHECK(checked.output.find("spoken.toml, line 8: ") != std::string::npos);
    CHECK(checked.output.find("gone.wav is not there") != std::string::npos);
}

TEST_CASE("commands: --version names the program and its version, and does nothing else")
{
    const Outcome outcome = run("--version");
    CHECK(outcome.status == 0);
    CHECK(std::regex_match(outcome.output, std::regex{R"(eupnea \d+\.\d+\.\d+\n)"}));
}

TEST_CASE("commands: nothing that comes from outside commands the terminal")
{
    const TemporaryFolder folder;
    const std::string escape = "$(printf '\\033]0;x\\007\\033[2J')";
    const auto practices = folder.path("eupnea") / "practices";
    std::filesystem::create_directories(practices);
    folder.write("eupnea/practices/odd\x1B[2J.toml", "wrong = 1\n");
    const auto library = folder.path("library.db");
    record_session(library);
    for (const std::string& arguments :
         {"explain " + escape, "analyze " + escape, escape, "practices check " + escape,
          std::string{"practices"}, "journal add " + escape + " --library " + library.string(),
          "journal --library " + library.string()}) {
        INFO(arguments);
        const auto outcome = run_in_config(folder.path(""), arguments);
        CHECK_FALSE(outcome.output.empty());
        for (const char c : outcome.output) CHECK((c >= ' ' || c == '\n' || c < 0));
    }
}

TEST_CASE(
    "commands: --library stands before the words or after them, and is left as it is if it is none")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db").string();
    CHECK(run("journal add a line --library " + library).status == 0);
    CHECK(run("journal --library " + library + " add another").status == 0);
    CHECK(run("goals add small --library " + library).status == 0);
    CHECK(run("journal --library " + library).output.find("another") != std::string::npos);
    const auto letter = folder.write("letter.txt", std::string(3000, 'x'));
    for (const std::string command :
         {"journal --library ", "goals --library ", "sessions --library ",
          "practice --headless --device sim --library "}) {
        const auto refused = run(command + letter.string());
        CHECK(refused.status == 1);
        CHECK(refused.output.find("letter.txt") != std::string::npos);
        CHECK(text_of(letter) == std::string(3000, 'x'));
    }
    CHECK(run("sessions --library /dev/null").status == 1);
}

TEST_CASE("commands: an export is private, and never takes a library's place")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db").string();
    record_session(library);
    const auto size = std::filesystem::file_size(library);
    CHECK(run("sessions export 1 --samples " + library + " --library " + library).status == 1);
    CHECK(run("journal export --out " + library + " --library " + library).status == 1);
    CHECK(std::filesystem::file_size(library) == size);
    const auto csv = folder.path("samples.csv");
    REQUIRE(run("sessions export 1 --samples " + csv.string() + " --library " + library).status ==
            0);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(csv).permissions() & perms::mask) ==
          (perms::owner_read | perms::owner_write));
}

TEST_CASE("commands: what is typed without end is refused")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db").string();
    CHECK(run("journal add --library " + library + " < /dev/zero").status == 1);
    CHECK(run("journal --library " + library).output.find("empty") != std::string::npos);
}
