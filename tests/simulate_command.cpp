// SPDX-License-Identifier: MIT
// The program itself: a sensor that is none on a pseudo terminal, read as any other.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "pty_listener.hpp"
#include "recordings.hpp"
#include "source_tree.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// eupnea with these arguments; ended with this object.
class Program {
public:
    explicit Program(std::vector<std::string> arguments)
    {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        child_ = fork();
        if (child_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            dup2(ends[1], STDERR_FILENO);
            close(ends[0]);
            std::string name = eupnea::eupnea_program();
            std::vector<char*> words{name.data()};
            for (auto& argument : arguments) words.push_back(argument.data());
            words.push_back(nullptr);
            execv(name.c_str(), words.data());
            _exit(127);
        }
        close(ends[1]);
        output_ = fdopen(ends[0], "r");
    }
    ~Program()
    {
        fclose(output_);
        if (!over_) kill(child_, SIGKILL);
        if (!over_) waitpid(child_, nullptr, 0);
    }
    std::string line()
    {
        char text[512] = "";
        const char* got = fgets(text, sizeof text, output_);
        std::string found = got ? got : "";
        while (!found.empty() && found.back() == '\n') found.pop_back();
        return found;
    }
    int status()
    {
        int status = 0;
        waitpid(child_, &status, 0);
        over_ = true;
        return WEXITSTATUS(status);
    }

private:
    pid_t child_ = -1;
    FILE* output_ = nullptr;
    bool over_ = false;
};

} // namespace

TEST_CASE("simulate: the simulated person comes through a pseudo terminal with every channel",
          "[pty]")
{
    Program program{{"simulate", "--pty"}};
    PortListener listener{program.line()};
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() > 600; }));
    CHECK(listener.said(LinkState::streaming, "Eupnea node"));
    CHECK(listener.values(Channel::ppg).size() >= 600);
    CHECK(listener.values(Channel::belt).size() >= 600);
    CHECK(listener.all<Stream>()[0].rate == 250_sps);
    CHECK(listener.all<Gap>().empty());
}

TEST_CASE("simulate: a recorded file comes through as the pulse sensor that it might have been",
          "[pty]")
{
    NEEDS_RECORDING(path, "neurokit_rest5_ecg_ppg_rsp/bio_resting_5min_100hz.csv.gz");
    Program program{{"simulate", "--pty", "--format", "pulsesensor", "--from", path}};
    PortListener listener{program.line()};
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ppg).size() > 250; }));
    CHECK(listener.said(LinkState::streaming, "PulseSensor"));
    CHECK(listener.all<Stream>()[0].rate == 100_sps);
}

TEST_CASE("simulate: what cannot be is said in a sentence, with a status that is not zero", "[pty]")
{
    Program format{{"simulate", "--pty", "--format", "morse"}};
    CHECK(format.line().find("There is no format morse") != std::string::npos);
    CHECK(format.status() != 0);
    Program file{{"simulate", "--pty", "--from", "/no/such/file.csv"}};
    CHECK_FALSE(file.line().empty());
    CHECK(file.status() != 0);
}
