// Barley: a field that the inhale bends. 2 upper sky, 3 lower sky, 4 shade in the field, 5 stalks, 6 sun, 7 hills.
const float horizon = 0.12;

float front(float volume, float aspect) { return mix(-1.06, 1.06, volume) * min(aspect, 1.9); }

vec3 sky(vec2 p, vec2 orb, float fine)
{
    vec3 light = mix(colour[3], colour[2], between(horizon - 0.1, 1.1, p.y));
    float away = length(p - orb);
    light = mix(light, colour[6], (0.46 * glow(away, 0.17) + 0.26 * glow(away, 0.7)) * (1.0 + 0.18 * beat));
    light = mix(light, colour[6], between(0.095 + 1.5 * fine, 0.092 - 1.5 * fine, away));
    float cloud = octaves(vec2(p.x * 0.9 - time * 0.012, p.y * 3.6));
    light = mix(light, colour[6], 0.26 * glow(away, 0.9) * between(0.50, 0.80, cloud) * between(horizon, 0.5, p.y));
    float hill = horizon + 0.015 + 0.10 * noise1(p.x * 0.9 + 3.0, 2) + 0.03 * noise1(p.x * 3.1, 4);
    return mix(light, mix(colour[7], colour[3], 0.30), between(hill + 0.01, hill - 0.01, p.y));
}

vec3 scene(vec2 p, float aspect)
{
    float fine = coarse / focus.z;
    vec2 orb = vec2(mix(0.95, -0.35, elapsed), mix(0.56, horizon - 0.02, elapsed));
    float wind = front(guide, aspect);
    float mine = front(own, aspect);
    vec3 light = vec3(0.0);
    float open = 1.0; // how much of what lies behind is seen

    // Rows of barley, the nearest first; each hides what is behind it.
    for (int i = 5; i >= 0 && open > 0.02; --i) {
        float near = float(i) / 5.0;
        float foot = mix(horizon - 0.11, -1.45, near * near * 0.8 + near * 0.2);
        float tall = mix(0.15, 0.78, near);
        if (p.y > foot + 1.02 * tall) continue;
        float wide = mix(0.011, 0.048, near);
        float row = 0.10 * (noise1(p.x * 1.3, 70 + i) - 0.5);
        // Behind the front the stalks lean and are lit.
        float lean = between(0.30, -0.14, p.x - wind + row) * guided;
        float sway = (noise1(p.x * 1.1 + time * 0.10, 90 + i) - 0.5) * 0.16;
        float h = clamp((p.y - foot) / tall, 0.0, 1.1);
        float x = p.x - tall * (0.52 * lean + sway) * h * h;
        float sink = 0.10 * lean * tall; // a stalk that leans reaches less high
        float cover = 0.0;
        float ear = 0.0;
        float cell = floor(x / wide - 0.5);
        for (int k = 0; k < 2; ++k) {
            ivec2 which = ivec2(int(cell) + k, i * 31 + 7);
            float reach = foot + tall * (0.62 + 0.38 * hash(which)) - sink;
            float dx = abs(x - (float(which.x) + 0.25 + 0.5 * hash(which + 11)) * wide);
            float stalk = between(wide * 0.09 + fine, wide * 0.03, dx) * step(p.y, reach);
            // The ear with its awns: long, widest low down.
            float along = clamp((p.y - reach + 0.22 * tall) / (0.30 * tall), 0.0, 1.0);
            float girth = wide * 0.60 * sqrt(along * (1.0 - along)) * (1.15 - 0.75 * along);
            float grain = 0.72 + 0.28 * sin(along * 30.0);
            float head = between(girth + fine, girth - fine - 0.002, dx) * grain * step(0.001, along) * step(along, 0.999);
            cover = max(cover, max(0.8 * stalk, head));
            ear = max(ear, head);
        }
        vec3 shade = mix(mix(colour[4], colour[3], 0.22), colour[4], near);
        vec3 straw = mix(shade, colour[5], mix(0.40, 0.85, near) * (0.30 + 0.70 * h));
        vec3 blade = mix(straw, colour[0], lean * between(0.20, 0.85, h) * (0.55 + 0.45 * ear));
        blade = mix(blade, colour[6], 0.16 * glow(length(p - orb), 0.7) * ear);
        // The own breath: a swath of ears that shine.
        float e = p.x - mine + row;
        float shine = own_shown * between(0.25, 0.80, h) * (exp(-pow(e / 0.055, 2.0)) * (0.6 + 0.4 * ear) + 0.40 * ear * glow(e, 0.10));
        blade = mix(blade, colour[1], clamp(shine, 0.0, 1.0));
        shade = mix(shade * 0.85, colour[0], 0.22 * lean * h);
        shade = mix(shade, colour[1], 0.34 * shine);
        float dense = between(foot + tall * 0.66, foot + tall * 0.34, p.y);
        vec3 here = mix(shade, blade, cover);
        float solid = max(cover, dense);
        light += open * solid * here;
        open *= 1.0 - solid;
    }
    if (open > 0.02) light += open * sky(p, orb, fine);

    // Both are seen above the ears, too: followed from afar.
    float above = between(horizon - 0.06, horizon + 0.06, p.y) * between(0.52, horizon + 0.10, p.y);
    float gap = p.x - mine - 0.02 * sin(p.y * 9.0 - time * 0.7);
    light = mix(light, colour[1], own_shown * above * (0.70 * exp(-pow(gap / 0.012, 2.0)) + 0.20 * glow(gap, 0.05)));
    light = mix(light, colour[0], guided * above * 0.34 * exp(-pow((p.x - wind) / 0.13, 2.0)));
    return light;
}
